import 'server-only'
import { z } from 'zod'
import { now, today } from '@/lib/kernel/clock'
import type { Permission } from '@/lib/kernel/policy'
import { query } from '@/lib/kernel/query'
import type { Transaction } from '@/lib/kernel/transaction'
import type { Text } from '@/lib/text/text'
import { loginMac, normalUsername, openLogin } from './login'

const pageSize = 50

export type PostView = { id: string; unitPath: string; unit: Text; role: Text; since: string }
export type AccountView = {
  id: string
  name: string
  username: string
  state: 'active' | 'disabled' | 'locked'
  posts: PostView[]
}

/** Chosen columns of an account that its view is made from. */
export const accountColumns = { id: true, name: true, loginEnc: true, status: true, lockedUntil: true } as const
type Row = { id: string; name: string; loginEnc: string; status: string; lockedUntil: Date | null }

/** Posts that run today, by account, with the names of unit and role. */
export async function runningPosts(tx: Transaction, accounts: string[]): Promise<Map<string, PostView[]>> {
  const running = { account: { in: accounts }, OR: [{ to: null }, { to: { gte: new Date(today()) } }] }
  const posts = await tx.post.findMany({ where: running, orderBy: { id: 'asc' } })
  const units = await tx.unit.findMany({ where: { path: { in: posts.map((post) => post.unitPath) } } })
  const roles = await tx.role.findMany({ where: { key: { in: posts.map((post) => post.role) } } })
  const found = new Map<string, PostView[]>()
  for (const post of posts) {
    const unit = (units.find((one) => one.path === post.unitPath)?.name ?? post.unitPath) as Text
    const role = (roles.find((one) => one.key === post.role)?.name ?? post.role) as Text
    const view = { id: post.id, unitPath: post.unitPath, unit, role, since: post.from.toISOString().slice(0, 10) }
    found.set(post.account, [...(found.get(post.account) ?? []), view])
  }
  return found
}

/** One account as the administrators' screens show it. */
export function accountView(row: Row, posts: PostView[]): AccountView {
  const locked = row.lockedUntil !== null && row.lockedUntil > now()
  const state = row.status === 'disabled' ? 'disabled' : locked ? 'locked' : 'active'
  return { id: row.id, name: row.name, username: openLogin(row.id, row.loginEnc), state, posts }
}

const input = z.strictObject({ q: z.string().max(100).default(''), after: z.uuid().optional() })

function list(name: string, permission: Permission) {
  return query({
    name,
    permission,
    input,
    run: async ({ tx, input: { q, after } }) => {
      const words = q.trim()
      const sought = words && {
        OR: [{ name: { contains: words } }, { loginMac: loginMac('staff', normalUsername(words)) }],
      }
      const rows = await tx.account.findMany({
        where: { kind: 'staff', ...(after && { id: { gt: after } }), ...sought },
        select: accountColumns,
        orderBy: { id: 'asc' },
        take: pageSize + 1,
      })
      const page = rows.slice(0, pageSize)
      const posts = await runningPosts(
        tx,
        page.map((row) => row.id),
      )
      return {
        accounts: page.map((row) => accountView(row, posts.get(row.id) ?? [])),
        after: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
      }
    },
  })
}

/** Staff accounts within reach, for who keeps accounts. `q` is part of a name or a whole user name. */
export const accountsToKeep = list('accounts-to-keep', 'account.manage')

/** Staff accounts within reach, for who gives rights. */
export const accountsToPost = list('accounts-to-post', 'post.manage')
