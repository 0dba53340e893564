/**
 * What a run would start, and what of it is there already: found without a change, for the reports. Every text is untrusted.
 */
export interface Preview {
  readonly images: readonly PreviewImage[];
  readonly setup: PreviewSetup | null;
  /** Each set of files that a command gets, once; the setup's is the first. */
  readonly files: readonly PreviewFiles[];
  /** The file that the legs stand in, relative to the workspace; null when an input holds them. */
  readonly legsFile: string | null;
  /** In the plan's order. */
  readonly legs: readonly PreviewLeg[];
}

export interface PreviewImage {
  /** As a workflow writes it. */
  readonly name: string;
  /** UUID; null for one that would be imported. */
  readonly image: string | null;
}

export interface PreviewCommand {
  readonly command: string;
  /** Which of the sets of files it gets; null for none. */
  readonly files: number | null;
  /** What else differs from the defaults, a short text each. */
  readonly settings: readonly string[];
}

export interface PreviewSetup extends PreviewCommand {
  /** Null without a key. */
  readonly kept: KeptPreview | null;
}

/** What is known of a setup's kept image. */
export interface KeptPreview {
  /** UUID; null where there is none. */
  readonly image: string | null;
  /** Null where it is not known: it depends on the UUID of an image that would be imported. */
  readonly tag: string | null;
}

export interface PreviewLeg extends PreviewCommand {
  readonly name: string;
  /** As a workflow writes it; null for the one that the setup leaves. */
  readonly image: string | null;
}

export interface PreviewFiles {
  readonly count: number;
  readonly bytes: number;
  /** What would be uploaded, each content once; null where no upload would follow. */
  readonly missing: { readonly count: number; readonly bytes: number } | null;
  /** The largest ones, by path in the sandbox. */
  readonly largest: readonly { readonly remote: string; readonly bytes: number }[];
  readonly ignored: IgnoredFiles;
  readonly excluded: IgnoredFiles;
}

/** What rules leave out: files, and folders with all that is in them. */
export interface IgnoredFiles {
  readonly count: number;
  readonly examples: readonly string[];
}
