import { redirect } from 'next/navigation'

type Props = { params: Promise<{ draft: string }> }

/** An application begins with the page about the person; what is wrong elsewhere is told on the last page. */
export default async function Apply({ params }: Props) {
  redirect(`/apply/${encodeURIComponent((await params).draft)}/you`)
}
