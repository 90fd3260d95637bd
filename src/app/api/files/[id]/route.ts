import 'server-only'
import { downloadFile } from '@/lib/web/download'

type Context = { params: Promise<{ id: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return downloadFile(request, (await params).id)
}
