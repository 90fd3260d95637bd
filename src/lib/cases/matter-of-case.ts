import 'server-only'
import { compiledVersion } from '@/lib/catalogue/compiled-by-lock'
import type { Transaction } from '@/lib/kernel/transaction'
import type { Matter } from '@/lib/registry/connectors/matter-of-case'
import { say } from '@/lib/text/say'

/** What a base register is told of a case: its number and the name of its item. */
export async function matterOfCase(tx: Transaction, id: string): Promise<Matter> {
  const { no, version } = await tx.case.findUniqueOrThrow({ where: { id }, select: { no: true, version: true } })
  const { compiled } = await compiledVersion(tx, version)
  return { no, matter: say(compiled.service.name, 'zh-Hans') }
}
