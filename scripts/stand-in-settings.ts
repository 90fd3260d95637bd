import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { find, library } from '../src/lib/catalogue/library'
import { readFiles } from '../src/lib/catalogue/read-files'

/** A port of this machine that is free at this moment. */
function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? done(address.port) : failed(new Error('no port'))))
    })
  })
}

/** File in the data folder that says where the stand-in listens, for those who switch its faults. */
export const standInFile = 'registry-standin.json'

/**
 * Settings that connect the demonstration to its stand-in registers, with a key made for this start; nothing in production
 * or when a connector is set already.
 */
export async function registryStandIn(
  environment: NodeJS.ProcessEnv,
  dataDir: string,
): Promise<Record<string, string>> {
  const set = Object.entries(environment).some(([name, value]) => name.startsWith('CONNECTOR_') && value?.trim())
  if (environment.DEMO !== '1' || set) return {}
  const port = environment.REGISTRY_STANDIN_PORT?.trim() || String(await freePort())
  const [keyId, key] = ['stand-in', randomBytes(32).toString('base64')]
  const connectors = find(library(readFiles('prisma/definitions').documents), 'connectors', 'connectors')?.connectors
  const addresses = (connectors ?? []).flatMap(({ key: name, setting }) => [
    [`CONNECTOR_${setting}_URL`, `http://127.0.0.1:${port}/${name}`],
    [`CONNECTOR_${setting}_KEY_ID`, keyId],
    [`CONNECTOR_${setting}_KEY`, key],
  ])
  writeFileSync(join(dataDir, standInFile), `${JSON.stringify({ control: `http://127.0.0.1:${port}/control` })}\n`)
  return {
    ...Object.fromEntries(addresses),
    REGISTRY_STANDIN_PORT: port,
    REGISTRY_STANDIN_KEY_ID: keyId,
    REGISTRY_STANDIN_KEY: key,
  }
}
