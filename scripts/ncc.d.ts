/** The part of ncc's API that the build uses. The package has no types. */
declare module '@vercel/ncc' {
  export default function ncc(
    entry: string,
    options: {
      readonly cache: boolean;
      readonly esm: boolean;
      readonly externals: Readonly<Record<string, string>>;
      readonly quiet: boolean;
      readonly sourceMap: boolean;
      readonly sourceMapRegister: boolean;
    },
  ): Promise<{ code: string; map: string; assets: Record<string, { source: Buffer | string }> }>;
}
