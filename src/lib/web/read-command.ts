import 'server-only'
import { localPath } from '@/lib/access/local-path'
import { flatten, type Inputs, nest } from '@/lib/forms/names'
import { bad, type Checked } from './bad-request'
import { readText } from './read-text'
import { strictForm } from './strict-form'
import { strictJson } from './strict-json'

/** The most bytes that a command may be sent with. Files go through their own door. */
export const maxBody = 256 * 1024

export type Posted = {
  json: boolean
  input: Inputs
  /** The fields flat, as typed, for showing the form again. */
  fields: Record<string, string>
  key: string | undefined
  /** Where a refused form goes back to. */
  back: string | null
}

const types = { 'application/x-www-form-urlencoded': 'form', 'application/json': 'json' } as const

function bodyType(headers: Headers): 'form' | 'json' | null {
  const [type = '', ...parameters] = (headers.get('content-type') ?? '').toLowerCase().split(';')
  const charset = parameters.map((one) => /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/.exec(one)?.[1]).find(Boolean)
  if (charset && charset !== 'utf-8' && charset !== 'utf8') return null
  return types[type.trim() as keyof typeof types] ?? null
}

function checkedKey(raw: unknown): Checked<string | undefined> {
  if (raw === undefined || raw === null || raw === '') return { ok: true, value: undefined }
  const sound = typeof raw === 'string' && /^[\x21-\x7e]{8,200}$/.test(raw)
  return sound ? { ok: true, value: raw } : bad(400, 'key')
}

function lastOf(pairs: [string, string][], name: string): string | undefined {
  return pairs.findLast(([each]) => each === name)?.[1]
}

/**
 * Reads a posted command strictly: type of the body, size, encoding, structure. Form and JSON give the same nested texts.
 * Whether the values fit is the command's question.
 */
export async function readCommand(request: Request): Promise<Checked<Posted>> {
  const type = bodyType(request.headers)
  if (!type) return bad(415, 'content-type')
  const encoding = request.headers.get('content-encoding')
  if (encoding && encoding !== 'identity') return bad(415, 'content-encoding')
  const text = await readText(request, maxBody)
  if (!text.ok) return text
  return type === 'form' ? fromForm(text.value) : fromJson(text.value, request.headers.get('idempotency-key'))
}

function fromForm(body: string): Checked<Posted> {
  const pairs = strictForm(body)
  if (!pairs.ok) return pairs
  const own = pairs.value.filter(([name]) => name !== '_key' && name !== '_back')
  const control = { key: lastOf(pairs.value, '_key'), back: lastOf(pairs.value, '_back') }
  return posted(own, { json: false, ...control })
}

function fromJson(body: string, header: string | null): Checked<Posted> {
  const object = strictJson(body)
  if (!object.ok) return object
  const { _key: key, _back: back, ...own } = object.value
  return posted(own, { json: true, key: header ?? key, back: typeof back === 'string' ? back : undefined })
}

function posted(own: unknown, control: { json: boolean; key: unknown; back: string | undefined }): Checked<Posted> {
  const nested = nest(own)
  if (!nested.ok) return bad(400, nested.reason === 'too-deep' ? 'too-deep' : 'too-many-fields')
  const key = checkedKey(control.key)
  if (!key.ok) return key
  const fields = flatten(nested.value)
  return {
    ok: true,
    value: { json: control.json, input: nested.value, fields, key: key.value, back: localPath(control.back) },
  }
}
