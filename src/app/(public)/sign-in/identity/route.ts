import { notFound } from 'next/navigation'
import { identityDoor } from '@/lib/web/identity-door'

/** A plain link to the outside identity service, where one is set up. */
export async function GET(request: Request): Promise<Response> {
  return (await identityDoor(request)) ?? notFound()
}
