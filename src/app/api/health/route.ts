export const dynamic = 'force-dynamic'

/** The web process answers at all; asks nothing else. */
export function GET(): Response {
  return Response.json({ status: 'alive' }, { headers: { 'cache-control': 'no-store' } })
}
