import 'server-only'
import { downloadLedger } from '@/lib/web/download-ledger'

type Context = { params: Promise<{ key: string; order: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { key, order } = await params
  return downloadLedger(request, { key, id: order })
}
