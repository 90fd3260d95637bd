import { databaseRoles, ownerRole } from './database-roles'
import { demonstrationKeys } from './demonstration-keys'
import { findEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres'
import { prepareExternalRoles } from './migrate'

type Environment = NodeJS.ProcessEnv

export type OpenDatabase = {
  /** Settings for the processes that work on this database; also written to `process.env`. */
  environment: Environment
  /** Stops the embedded server when this call started it. */
  stop: () => Promise<void>
}

const dataDirOf = (environment: Environment) => environment.DATA_DIR?.trim() || '.data'

/** The demonstration unless a database is named; its keys come from the data folder, production's from its settings. */
export function installationSettings(environment: Environment = process.env): Environment {
  const demo = environment.DEMO?.trim() || (environment.DATABASE_URL?.trim() ? '0' : '1')
  const ownKeys = environment.KEY_FILE?.trim() || environment.MASTER_KEY?.trim()
  const keys = demo === '1' && !ownKeys ? { KEY_FILE: demonstrationKeys(dataDirOf(environment)) } : {}
  return { ...environment, ...keys, DEMO: demo }
}

async function openEmbedded(environment: Environment): Promise<OpenDatabase> {
  const dataDir = dataDirOf(environment)
  const running = await findEmbeddedPostgres(dataDir)
  const server = running ?? (await startEmbeddedPostgres({ dataDir }))
  if (!running) {
    await databaseRoles({
      superuserUrl: server.superuserUrl,
      database: 'yikou',
      owner: { role: ownerRole, password: server.passwords.owner },
      appPassword: server.passwords.app,
    })
  }
  const addresses = { DATABASE_URL: server.appUrl, DATABASE_ADMIN_URL: server.adminUrl }
  return { environment: { ...environment, ...addresses }, stop: server.stop }
}

/**
 * Makes the installation's database reachable: the external one that is set, the embedded one that `npm start` runs, or the
 * embedded one started here until `stop`. For the start and for operators' commands. Does not migrate.
 */
export async function openDatabase(): Promise<OpenDatabase> {
  const environment = installationSettings()
  const { DATABASE_URL: appUrl, DATABASE_ADMIN_URL: adminUrl } = environment
  if (appUrl && adminUrl) await prepareExternalRoles({ adminUrl, appUrl })
  const open = appUrl ? { environment, stop: async () => undefined } : await openEmbedded(environment)
  Object.assign(process.env, open.environment)
  return open
}
