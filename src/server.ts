import 'server-only'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import next from 'next'
import { closeDatabase } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { log, reference } from '@/lib/kernel/log'
import { authGuard } from '@/lib/web/auth-guard'
import { door } from '@/lib/web/door'
import {
  clientAddress,
  discardRest,
  readableTarget,
  replaceOwnHeaders,
  replay,
  sendResponse,
  toRequest,
  wholeBody,
} from '@/lib/web/node-bridge'
import { contentSecurityPolicy, freshNonce, securityHeaders } from '@/lib/web/security-headers'
import { upload } from '@/lib/web/upload'
import { uploadImport } from '@/lib/web/upload-import'

/** How long requests under way may take to finish once the process was told to stop. */
const patienceMs = 10_000

const settings = env()
const development = settings.NODE_ENV === 'development'
const app = next({ dev: development, hostname: settings.HOST, port: settings.PORT })

type Exchange = { request: IncomingMessage; response: ServerResponse; id: string }

const sentences = {
  400: '请求格式有误，服务器无法读取。 · The request is malformed and cannot be read.',
  411: '请求没有说明内容的长度。 · The request does not announce the length of its content.',
  413: '提交的内容太大。 · What was sent is too large.',
  405: '这个地址不接受这种请求方式。 · This address does not take this kind of request.',
  500: '系统出错了，您的办理没有受到影响，请稍后再试。 · Something went wrong on our side. Please try again later.',
} as const

/** An answer in one plain sentence with the reference that also stands in the log. */
function plain({ request, response, id }: Exchange, status: keyof typeof sentences): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(`${sentences[status]}\n编号 · Reference: ${id}\n`)
  discardRest(request)
}

/** Pages are only read; what changes something goes through the doors. Next's own action posts are not used here. */
function takesMethod({ request }: Exchange, path: string): boolean {
  const reads = request.method === 'GET' || request.method === 'HEAD'
  return reads || path.startsWith('/api/')
}

/** The sign-in library answers some bad input with a server error: the guard looks at it first, at most 64 KB of it. */
async function answerAuth(exchange: Exchange): Promise<void> {
  const { request, response } = exchange
  const body = await wholeBody(request, 65_536)
  if (body === 411 || body === 413) return plain(exchange, body)
  const refusal = await authGuard(toRequest(exchange, { origin: settings.APP_ORIGIN, body }))
  if (refusal) return sendResponse(refusal, { to: response, of: request })
  await app.getRequestHandler()(replay(request, body), response)
}

async function answer(exchange: Exchange, path: string): Promise<void> {
  const { request, response } = exchange
  const asRequest = () => toRequest(exchange, { origin: settings.APP_ORIGIN })
  const send = (made: Response) => sendResponse(made, { to: response, of: request })
  if (path.startsWith('/do/')) return send(await door(asRequest()))
  if (path === '/upload') return send(await upload(asRequest()))
  if (path === '/upload/import') return send(await uploadImport(asRequest()))
  if (path.startsWith('/api/auth/')) return answerAuth(exchange)
  if (!takesMethod(exchange, path)) {
    response.setHeader('allow', 'GET, HEAD')
    return plain(exchange, 405)
  }
  await app.getRequestHandler()(request, response)
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const exchange = { request, response, id: reference() }
  const situation = { nonce: freshNonce(), https: settings.https, development }
  for (const [name, value] of Object.entries(securityHeaders(situation))) response.setHeader(name, value)
  response.setHeader('x-request-id', exchange.id)
  const target = request.url ?? ''
  if (!readableTarget(target)) return plain(exchange, 400)
  const address = clientAddress(request, settings.TRUSTED_PROXIES)
  replaceOwnHeaders(request, {
    'x-request-id': exchange.id,
    'x-client-address': address,
    'x-nonce': situation.nonce,
    'x-yk-url': target,
    'content-security-policy': contentSecurityPolicy(situation),
  })
  try {
    await answer(exchange, new URL(target, settings.APP_ORIGIN).pathname)
  } catch (problem) {
    if (request.destroyed && !request.complete) return log.debug({ reference: exchange.id }, 'visitor went away')
    log.error({ err: problem, reference: exchange.id }, 'request failed')
    plain(exchange, 500)
  }
}

/** What cannot even be read as HTTP: broken request lines, header blocks above Node's limit, timeouts. */
function refuseUnreadable(problem: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || problem.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const text = `${sentences[400]}\n编号 · Reference: ${reference()}\n`
  const head = `content-type: text/plain; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(text)}\r\nconnection: close`
  socket.end(`HTTP/1.1 400 Bad Request\r\n${head}\r\n\r\n${text}`)
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise((done) => server.close(done))
  server.closeIdleConnections()
  const impatience = setTimeout(() => server.closeAllConnections(), patienceMs)
  await closed
  clearTimeout(impatience)
  await app.close()
  await closeDatabase()
}

function stopOnSignals(server: Server): void {
  let stopping = false
  const begin = (): void => {
    if (stopping) return
    stopping = true
    stop(server).then(
      () => process.exit(0),
      (problem: unknown) => {
        log.error({ err: problem }, 'stop failed')
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, begin)
  // The parent that started this process is gone without a word.
  process.on('disconnect', begin)
}

await app.prepare()
const server = createServer((request, response) => void handle(request, response))
server.on('clientError', refuseUnreadable)
if (development) server.on('upgrade', app.getUpgradeHandler())
stopOnSignals(server)
server.listen(settings.PORT, settings.HOST, () => log.info({ origin: settings.APP_ORIGIN }, 'web is listening'))
