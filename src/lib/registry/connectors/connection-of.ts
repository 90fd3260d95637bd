import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import type { Connector } from '@/lib/catalogue/schema'
import { type Connection, env } from '@/lib/kernel/env'

/** The connector with this key, as it is in force now. */
export function connectorOf(office: Office, key: string): Connector | undefined {
  return office.connectors.find((each) => each.key === key)
}

/** Address and key of a connector in this installation; undefined: not connected. */
export function connectionOf(connector: Connector): Connection | undefined {
  const { connections } = env()
  return Object.hasOwn(connections, connector.setting) ? connections[connector.setting] : undefined
}
