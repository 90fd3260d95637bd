import 'server-only'
import { downloadProof } from '@/lib/web/download'

type Context = { params: Promise<{ id: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return downloadProof(request, (await params).id)
}
