import type { ActorPost } from '@/lib/kernel/actor'

const homes: Readonly<Record<string, string>> = {
  resident: '/',
  counter: '/counter',
  office: '/office',
  overview: '/overview',
  registers: '/registers/quality',
  admin: '/admin',
}

/** Where work begins for who holds these posts: the face of the first post that has one. */
export function homePath(posts: readonly Pick<ActorPost, 'home'>[]): string {
  const first = posts.map((post) => homes[post.home]).find(Boolean)
  return first ?? '/'
}

const staffAreas = ['/counter', '/office', '/registers', '/overview', '/admin', '/staff', '/hotline']

/** Where somebody signs in who wants to see this path. */
export function signInPath(wanted: string): string {
  const desk = staffAreas.some(
    (area) => wanted === area || wanted.startsWith(`${area}/`) || wanted.startsWith(`${area}?`),
  )
  const page = desk ? '/staff/sign-in' : '/sign-in'
  return wanted === '/' || wanted === '' ? page : `${page}?next=${encodeURIComponent(wanted)}`
}
