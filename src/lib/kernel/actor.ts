/** A post as the actor holds it now: role, desk, reach, data level and the permissions that the role grants. */
export type ActorPost = {
  id: string | null
  role: string
  roleName?: unknown
  unit: string | null
  unitName?: unknown
  parent: string | null
  reach: 'own' | 'unit' | 'subtree' | 'all'
  level: number
  grants: readonly string[]
  home: string
}

/**
 * Who acts: an account through a channel, with the posts it holds, possibly on behalf of somebody.
 * `public` is a visitor without a session, `signin` the sign-in desk, `worker` the job worker.
 */
export type Actor = {
  kind: 'public' | 'signin' | 'worker' | 'person' | 'staff'
  account: string | null
  session: string | null
  name: string
  channel: string
  /** The bound person of a resident's account. */
  resident: string | null
  /** Residents whose affairs the actor may see: the bound person and the principals of valid mandates. */
  persons: readonly string[]
  behalf: string | null
  realLevel: number
  posts: readonly ActorPost[]
  demo: boolean
  mustChange: boolean
  display: string | null
  locale: string | null
  /** When the session ends whatever happens (ISO instant) and after how many idle seconds. */
  until: string | null
  idleSeconds: number | null
}

const nobody = {
  account: null,
  session: null,
  name: '',
  channel: 'web',
  resident: null,
  persons: [],
  behalf: null,
  realLevel: 0,
  posts: [],
  demo: false,
  mustChange: false,
  display: null,
  locale: null,
  until: null,
  idleSeconds: null,
} as const

/** An actor without a session. */
export function actorWithoutSession(kind: 'public' | 'signin' | 'worker'): Actor {
  return { ...nobody, kind }
}

type EnteredSession = Omit<Actor, 'kind'> & { kind: 'person' | 'staff' | 'device' }

/** The actor from what `app_enter` answers. A device (kiosk) acts with the rights of its posts, like staff. */
export function actorFromSession(entered: EnteredSession): Actor {
  return { ...entered, kind: entered.kind === 'person' ? 'person' : 'staff' }
}

/** Paths of the desks that the actor sits at. */
export function unitsOf(actor: Actor): string[] {
  return [...new Set(actor.posts.flatMap((post) => (post.unit ? [post.unit] : [])))]
}
