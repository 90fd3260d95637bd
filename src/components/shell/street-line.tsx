import { classList } from '../ui/class-list'

/** A street drawn in one thin line: arch, shops, houses, a bridge, osmanthus trees. Decorative. */
export function StreetLine({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 20 1200 130"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      focusable="false"
      className={classList('pointer-events-none block print:hidden', className)}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <g fill="currentColor" fillOpacity=".1" stroke="none">
        <path d="M96 149V84l52-28 52 28v65zM404 149V52h112v97zM700 149V72h84v77zM930 149V66l58-30 58 30v83z" />
        <circle cx="352" cy="92" r="27" />
        <circle cx="652" cy="98" r="23" />
        <circle cx="878" cy="90" r="26" />
      </g>
      <path d="M0 149h1200" />
      {/* gate */}
      <path d="M14 149V88M72 149V88M4 88c14 0 24-4 39-12 15 8 25 12 39 12M10 97h66M24 97v14h38V97" />
      {/* house with a tiled roof */}
      <path d="M96 149V88M200 149V88M86 90c28-4 46-16 62-34 16 18 34 30 62 34M116 149v-36h26v36M160 110h24v18h-24zM172 110v18" />
      {/* shops */}
      <path d="M222 149V98h92v51M216 98l8-16h88l8 16M216 98c0 9 13 9 13 0 0 9 13 9 13 0 0 9 13 9 13 0 0 9 13 9 13 0 0 9 13 9 13 0 0 9 13 9 13 0 0 9 13 9 13 0 0 9 13 9 13 0M234 149v-30h22v30M268 119h34v18h-34z" />
      {/* osmanthus */}
      <path d="M352 149v-44M352 122l-12-10M352 114l10-9M327 95a26 26 0 0 1 12-24 22 22 0 0 1 35 6 24 24 0 0 1-4 38h-30a20 20 0 0 1-13-20z" />
      {/* the hall: one window */}
      <path d="M404 149V52h112v97M392 52h136M404 40h112v12M440 40V26h40v14M446 149v-38h28v38M420 66h18v14h-18zM451 66h18v14h-18zM482 66h18v14h-18zM420 91h18v14h-18zM482 91h18v14h-18zM428 149v-9M492 149v-9" />
      {/* bridge over the river */}
      <path d="M532 149c10-34 34-44 54-44s44 10 54 44M552 149c6-19 20-26 34-26s28 7 34 26M536 138c12-30 30-40 50-40s38 10 50 40M560 105v-9M586 98v-9M612 105v-9M559 96c17-9 37-9 54 0" />
      <path d="M652 149v-40M652 124l9-8M630 100a22 22 0 0 1 20-25 21 21 0 0 1 24 20 19 19 0 0 1-10 22h-22a16 16 0 0 1-12-17z" />
      {/* flats */}
      <path d="M700 149V72h84v77M694 72h96M712 86h14v12h-14zM736 86h14v12h-14zM760 86h14v12h-14zM712 108h14v12h-14zM736 108h14v12h-14zM760 108h14v12h-14zM736 149v-18h14v18M784 149V98h52v51M796 112h10v10h-10zM816 112h10v10h-10zM796 131h10v18h-10z" />
      <path d="M878 149v-46M878 120l-11-9M853 92a25 25 0 0 1 14-23 23 23 0 0 1 35 9 22 22 0 0 1-6 34h-29a19 19 0 0 1-14-20z" />
      {/* old house and lanterns */}
      <path d="M930 149V70M1046 149V70M918 72c32-4 52-16 70-36 18 20 38 32 70 36M930 96h116M950 96v5M950 101c-8 0-8 14 0 14s8-14 0-14M950 115v5M1026 96v5M1026 101c-8 0-8 14 0 14s8-14 0-14M1026 115v5M974 149v-36h28v36" />
      {/* bench and lamp, someone with a stick */}
      <path d="M1078 149V96M1078 96c0-8 14-8 14 0M1088 96h8M1108 134h44M1114 134v15M1146 134v15M1108 122h44M1172 112a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM1172 113c-6 4-7 12-7 18l4 18M1170 131l6 18M1170 118c4 4 8 6 13 7M1184 122v27" />
    </svg>
  )
}
