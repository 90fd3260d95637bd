import type { ReactNode } from 'react'
import { StaffFrame } from './staff-frame'

export default function OfficeLayout({ children }: { children: ReactNode }) {
  return <StaffFrame>{children}</StaffFrame>
}
