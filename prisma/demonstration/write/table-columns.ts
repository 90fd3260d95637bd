type Kind = 'uuid' | 'text' | 'date' | 'timestamptz' | 'boolean' | 'int' | 'jsonb'

/** The columns that the demonstration fills, in the order in which references between the tables allow. */
export const tableColumns = {
  place: {
    ...{ id: 'uuid', code: 'text', kind: 'text', unit_path: 'text', parent: 'uuid' },
    ...{ name: 'text', address_enc: 'text', rented: 'boolean' },
    ...{ type: 'text', division: 'text', grid: 'text', from: 'date' },
  },
  household: { id: 'uuid', code: 'text', unit_path: 'text', kind: 'text', place: 'uuid', from: 'date', to: 'date' },
  resident: {
    ...{ id: 'uuid', id_mac: 'text', id_kind: 'text', id_enc: 'text', name: 'text' },
    ...{ sex: 'text', birth: 'date', died: 'date' },
  },
  tie: { resident: 'uuid', unit_path: 'text', kind: 'text', from: 'date', to: 'date' },
  bond: {
    ...{ kind: 'text', a: 'uuid', b: 'uuid', role: 'text', from: 'date', to: 'date', unit_path: 'text' },
    ...{ agreement: 'uuid' },
  },
  entry: {
    ...{ id: 'uuid', register: 'text', version: 'uuid', identity_mac: 'text', subject: 'uuid', unit_path: 'text' },
    ...{ data_enc: 'text', open: 'jsonb', level: 'int', from: 'date', stale_on: 'date' },
  },
  entry_event: { entry: 'uuid', account: 'uuid', verb: 'text' },
  lookup: { kind: 'text', field: 'text', value: 'text', unit_path: 'text', subject: 'uuid' },
} as const satisfies Record<string, Record<string, Kind>>

export type TableName = keyof typeof tableColumns
export type Cell = string | number | boolean | null
export type RowOf<Table extends TableName> = Partial<Record<keyof (typeof tableColumns)[Table], Cell>>
/** Rows for each table. What a row leaves out is empty. */
export type Rows = { [Table in TableName]: RowOf<Table>[] }

/** Rows for every table, none yet. */
export function noRows(): Rows {
  return { place: [], household: [], resident: [], tie: [], bond: [], entry: [], entry_event: [], lookup: [] }
}
