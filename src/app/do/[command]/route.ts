import { door } from '@/lib/web/door'

export { door as DELETE, door as GET, door as PATCH, door as POST, door as PUT }
