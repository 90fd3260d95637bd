import 'server-only'
import { createConnection } from 'node:net'
import { env } from '@/lib/kernel/env'

/** `unscanned`: no scanner is set up. */
export type ScanResult = 'clean' | 'infected' | 'unscanned'

const patienceMs = 30_000
const chunkSize = 64 * 1024

/**
 * Has ClamAV look at the bytes (INSTREAM of the clamd protocol). Throws when the scanner that is set cannot be reached or
 * answers something else: the file then waits.
 */
export async function scan(bytes: Uint8Array): Promise<ScanResult> {
  const address = env().CLAMAV
  if (!address) return 'unscanned'
  const [host = '', port = ''] = address.split(':')
  const answer = await exchange({ host, port: Number(port) }, bytes)
  if (/\bOK\0?$/.test(answer)) return 'clean'
  if (/\bFOUND\0?$/.test(answer)) return 'infected'
  throw new Error(`the scanner answered: ${answer.slice(0, 100)}`)
}

function exchange(to: { host: string; port: number }, bytes: Uint8Array): Promise<string> {
  return new Promise((answered, failed) => {
    const socket = createConnection(to)
    let answer = ''
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('the scanner does not answer')))
    socket.on('error', failed)
    socket.on('data', (part) => {
      answer += part.toString('latin1')
    })
    socket.on('end', () => answered(answer.trim()))
    socket.on('connect', () => {
      socket.write('zINSTREAM\0')
      for (const part of parts(bytes)) socket.write(part)
    })
  })
}

/** Each part with its length before it; a part of length zero ends. */
function* parts(bytes: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += chunkSize) {
    const part = bytes.subarray(at, at + chunkSize)
    yield Buffer.concat([lengthOf(part.length), part])
  }
  yield lengthOf(0)
}

function lengthOf(size: number): Buffer {
  const field = Buffer.alloc(4)
  field.writeUInt32BE(size)
  return field
}
