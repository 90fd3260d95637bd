import { SiteLayout } from '@/app/site-layout'

export default SiteLayout
