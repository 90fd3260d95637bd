/** What is wrong with a request before any command has seen it: the status and a message code of `errors.reasons`. */
export type BadRequest = { status: 400 | 403 | 404 | 405 | 411 | 413 | 415 | 429; reason: string }

/** Either what was asked for, or what is wrong. */
export type Checked<T> = { ok: true; value: T } | ({ ok: false } & BadRequest)

/** A wrong request. */
export function bad(status: BadRequest['status'], reason: string): { ok: false } & BadRequest {
  return { ok: false, status, reason }
}
