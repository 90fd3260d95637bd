import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { everybody } from '../../prisma/demonstration/everybody'
import { scanFolder } from '../scan/scan'
import { askDatabase, journeyServer } from './journey-server'

/**
 * Looks at what the journeys left behind while the product still runs: texts that were missing on a page, failures in the
 * logs, and numbers of the demonstration's residents that stand readable in the data folder, the database or the build.
 */
export default async function afterJourneys(): Promise<void> {
  const { dataDir } = journeyServer()
  const logs = ['web', 'worker'].map((name) => readFileSync(join(dataDir, 'logs', `${name}.log`), 'utf8')).join('\n')
  const complaints = logs.split('\n').filter((line) => /MISSING_MESSAGE|"level":"(error|fatal)"|Warning:/.test(line))
  if (complaints.length > 0) throw new Error(`The logs complain:\n${[...new Set(complaints)].join('\n')}`)
  await askDatabase('CHECKPOINT')
  const { named, invented } = everybody()
  const people = [...named, ...invented].flatMap(({ members }) => members)
  const numbers = new Set(people.flatMap(({ idNumber, mobile }) => [idNumber, ...(mobile ? [mobile] : [])]))
  const places = [...['files', 'papers', 'logs', 'postgres/cluster'].map((name) => join(dataDir, name)), '.next/server']
  const found = places.filter((place) => existsSync(place)).map((place) => scanFolder(place, numbers))
  const findings = found.flatMap((each) => each.findings)
  if (findings.length > 0) throw new Error(`Numbers stand readable:\n${JSON.stringify(findings, undefined, 1)}`)
  const [files, bytes] = [sum(found.map((each) => each.files)), sum(found.map((each) => each.bytes))]
  console.log(
    `日志与落盘检查 · Logs and what is on the disk: ${files} files, ${Math.round(bytes / 1e6)} MB, nothing readable`,
  )
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
