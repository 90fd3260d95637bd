import { readiness } from '@/lib/oversight/health'

export const dynamic = 'force-dynamic'

/** 200 when the installation can do its work, else 503 with the names of what fails. */
export async function GET(): Promise<Response> {
  const { failing } = await readiness()
  const ready = failing.length === 0
  return Response.json(
    { status: ready ? 'ready' : 'not-ready', failing },
    { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
