import type { ReactNode } from 'react'
import { StaffFrame } from '@/app/office/staff-frame'

export default function QualityLayout({ children }: { children: ReactNode }) {
  return <StaffFrame>{children}</StaffFrame>
}
