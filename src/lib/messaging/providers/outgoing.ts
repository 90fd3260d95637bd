/** A text message on its way. `id` is the same at every attempt, so that a gateway can tell a repetition. */
export type Outgoing = { id: string; purpose: string; to: string; body: string }

/** Hands a text message over. Throws when that did not work: it is tried again with the same id. */
export type Provider = (message: Outgoing) => Promise<void>
