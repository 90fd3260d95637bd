import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import type { UnitNode } from '@/lib/catalogue/schema'
import type { Locale } from '@/lib/text/locale'
import { unitName } from './unit-names'

/** Streets and communities that an address or a household register may lie in, as choices. */
export function divisionChoices(office: Office, locale: Locale): { value: string; label: string }[] {
  return office.units
    .flatMap((node) => placed(node, ''))
    .map((path) => ({ value: path, label: unitName(office, path, locale) ?? path }))
}

function placed(node: UnitNode, above: string): string[] {
  const path = `${above}${node.key}/`
  const own = node.kind === 'street' || node.kind === 'community' ? [path] : []
  return [...own, ...(node.units ?? []).flatMap((child) => placed(child, path))]
}
