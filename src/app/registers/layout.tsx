import type { ReactNode } from 'react'
import { StaffFrame } from '../office/staff-frame'

export default function RegistersLayout({ children }: { children: ReactNode }) {
  return <StaffFrame>{children}</StaffFrame>
}
