import 'server-only'
import { checkAddress } from '@/lib/files/check-address'
import { groupedCode } from '@/lib/files/check-code'
import { type QrImage, qrImage } from './qr-image'

/** How a paper is checked: its code in groups, the page on this site, and the QR code of the whole address. */
export function checkLink(code: string): { code: string; href: string; qr: QrImage } {
  return { code: groupedCode(code), href: `/check/${code}`, qr: qrImage(checkAddress(code)) }
}
