import 'server-only'
import { downloadCopy } from '@/lib/web/download'

type Context = { params: Promise<{ id: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return downloadCopy(request, (await params).id)
}
