import 'server-only'
import type { CarriedOut } from '@/lib/catalogue/effects'
import type { CarryOut } from './effect'
import { fact } from './fact'
import { issue } from './issue'
import { notify } from './notify'
import { open } from './open'
import { post } from './post'
import { write } from './write'

/** How each effect is carried out. The compiler says which is missing. */
export const effects = { write, fact, open, issue, notify, post } satisfies { [K in CarriedOut]: CarryOut<K> }
