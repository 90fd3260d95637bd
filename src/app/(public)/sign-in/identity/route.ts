import { notFound } from 'next/navigation'
import { beginIdentitySignIn } from '@/lib/access/begin-identity-sign-in'
import { hasIdentityService } from '@/lib/access/identity-service'

/** A plain link to the outside identity service, where one is set up. */
export async function GET(request: Request): Promise<Response> {
  if (!hasIdentityService()) notFound()
  return beginIdentitySignIn(new URL(request.url).searchParams.get('next'))
}
