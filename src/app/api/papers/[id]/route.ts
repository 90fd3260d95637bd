import 'server-only'
import { downloadPaper } from '@/lib/web/download'

type Context = { params: Promise<{ id: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return downloadPaper(request, (await params).id)
}
