import { attribute, type XmlEvent } from './xml-events'

/** How a style shows its number: as a date, padded with zeros to so many digits, or as it is (0). */
export type NumberFormat = 'date' | number

/** Formats that Excel knows without saying: dates and times, those of the Chinese and Japanese editions included. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
}

function formatOf(code: string): NumberFormat {
  const [positive = ''] = code.split(';')
  const plain = positive.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h|m|s)[^\]]*\]/gi, '')
  if (/^0+$/.test(plain)) return plain.length
  return /[ymdhs]/i.test(plain) && !/general/i.test(plain) ? 'date' : 0
}

/** The format of every cell style of a workbook (`cellXfs` of styles.xml), in the order in which cells name them. */
export async function numberFormats(events: AsyncIterable<XmlEvent[]>): Promise<NumberFormat[]> {
  const own = new Map<number, string>()
  const formats: NumberFormat[] = []
  let inside = ''
  for await (const batch of events) {
    for (const event of batch) {
      if (event.kind === 'text') continue
      if (event.name === 'cellXfs') inside = event.kind === 'open' ? 'cellXfs' : ''
      if (event.kind !== 'open') continue
      if (event.name === 'numFmt') {
        own.set(Number(attribute(event.attributes, 'numFmtId')), attribute(event.attributes, 'formatCode') ?? '')
      }
      if (event.name === 'xf' && inside) formats.push(known(Number(attribute(event.attributes, 'numFmtId') ?? 0), own))
    }
  }
  return formats
}

function known(id: number, own: ReadonlyMap<number, string>): NumberFormat {
  const code = own.get(id)
  if (code !== undefined) return formatOf(code)
  return isBuiltInDate(id) ? 'date' : 0
}
