import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { identityOptions } from '@/lib/access/identity-service'
import { authGuard } from '@/lib/web/auth-guard'

type Context = { params: Promise<{ nextauth: string[] }> }

async function answer(request: NextRequest, context: Context): Promise<Response> {
  return (await authGuard(request.clone())) ?? NextAuth(request, context, identityOptions())
}

export { answer as GET, answer as POST }
