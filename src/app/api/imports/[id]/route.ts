import 'server-only'
import { downloadImport } from '@/lib/web/download'

type Context = { params: Promise<{ id: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return downloadImport(request, (await params).id)
}
