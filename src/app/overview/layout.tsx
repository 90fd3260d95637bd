import type { ReactNode } from 'react'
import { StaffFrame } from '../office/staff-frame'

export default function OverviewLayout({ children }: { children: ReactNode }) {
  return <StaffFrame>{children}</StaffFrame>
}
