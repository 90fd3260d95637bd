import 'server-only'
import { beginIdentitySignIn } from '@/lib/access/begin-identity-sign-in'
import { hasIdentityService } from '@/lib/access/identity-service'

/** Whether the sign-in page offers an outside identity service. */
export function offersIdentityService(): boolean {
  return hasIdentityService()
}

/** The answer to the link that leads to the outside identity service, or null where none is set up. */
export async function identityDoor(request: Request): Promise<Response | null> {
  if (!hasIdentityService()) return null
  return beginIdentitySignIn(new URL(request.url).searchParams.get('next'))
}
