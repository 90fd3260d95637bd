import pg from 'pg'

export type Value = string | number | boolean | object | null | undefined
type Connection = { sendCopyFromChunk: (chunk: Buffer) => void; endCopyFrom: () => void }

const written: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** One line of PostgreSQL's text format; empty values are NULL. */
export function copyLine(values: readonly Value[]): string {
  return `${values.map(cell).join('\t')}\n`
}

function cell(value: Value): string {
  if (value === null || value === undefined) return '\\N'
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.replace(/[\\\t\n\r]/g, (letter) => written[letter] ?? letter)
}

/** Sends lines to a table with one COPY; the client does nothing else meanwhile. */
export function copyIn(client: pg.Client, statement: string, lines: string): Promise<void> {
  return new Promise((done, fail) => {
    const query = new pg.Query(statement)
    Object.assign(query, {
      handleCopyInResponse: (connection: Connection) => {
        connection.sendCopyFromChunk(Buffer.from(lines))
        connection.endCopyFrom()
      },
    })
    query.on('end', () => done())
    query.on('error', fail)
    client.query(query)
  })
}

/** Collects lines for several tables and sends those of a table when they are about a megabyte. */
export function copier(client: pg.Client, columns: Readonly<Record<string, readonly string[]>>) {
  const waiting = new Map<string, string[]>()
  const send = async (table: string, least: number): Promise<void> => {
    const lines = waiting.get(table) ?? []
    if (lines.length <= least) return
    waiting.set(table, [])
    const names = (columns[table] ?? []).map((name) => `"${name}"`).join(', ')
    await copyIn(client, `COPY "${table}" (${names}) FROM STDIN`, lines.join(''))
  }
  return {
    add: (table: string, rows: readonly object[]): void => {
      const lines = waiting.get(table) ?? []
      for (const row of rows)
        lines.push(copyLine((columns[table] ?? []).map((name) => (row as Record<string, Value>)[name])))
      waiting.set(table, lines)
    },
    /** Sends what is ready; everything when `all`. */
    send: async (all = false): Promise<void> => {
      for (const table of waiting.keys()) await send(table, all ? 0 : 4000)
    },
  }
}
