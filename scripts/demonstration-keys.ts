import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/**
 * The key file of a demonstration, made once and kept in its data folder, readable by its owner only. Returns its path.
 * Production never gets keys this way: there a missing secret stops the start.
 */
export function demonstrationKeys(dataDir: string): string {
  const file = resolve(join(dataDir, 'keys.json'))
  if (existsSync(file)) return file
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const signing = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' })
  const keys = {
    authSecret: randomBytes(48).toString('base64url'),
    masterKey: randomBytes(32).toString('base64'),
    paperSigningKey: signing.toString('base64'),
  }
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  return file
}
