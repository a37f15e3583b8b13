/**
 * The parser alone, without Handlebars' compiler: chapters are walked, not compiled to JavaScript.
 * Its node types, as docs/compiler-api.md of Handlebars gives them, as a union that TypeScript can narrow.
 */
declare module "handlebars/dist/cjs/handlebars/compiler/base.js" {
  export function parse(source: string): Program;

  export interface SourceLocation {
    /** Lines count from 1, columns from 0. */
    readonly start: {readonly line: number; readonly column: number};
    readonly end: {readonly line: number; readonly column: number};
  }

  export interface Program {
    readonly type: "Program";
    readonly body: readonly Statement[];
    readonly blockParams?: readonly string[];
    readonly loc: SourceLocation;
  }

  export type Statement =
    | ContentStatement
    | {readonly type: "CommentStatement"; readonly loc: SourceLocation}
    | MustacheStatement
    | BlockStatement
    | {
        readonly type: "PartialStatement" | "PartialBlockStatement" | "Decorator" | "DecoratorBlock";
        readonly loc: SourceLocation;
      };

  export interface ContentStatement {
    readonly type: "ContentStatement";
    /** Without the blanks and line ends that belong to the blocks around it. */
    readonly value: string;
    readonly original: string;
    readonly loc: SourceLocation;
  }

  export interface HelperCall {
    readonly path: Expression;
    readonly params: readonly Expression[];
    readonly hash?: {readonly pairs: readonly HashPair[]};
    readonly loc: SourceLocation;
  }

  export interface MustacheStatement extends HelperCall {
    readonly type: "MustacheStatement";
    readonly escaped: boolean;
  }

  export interface BlockStatement extends HelperCall {
    readonly type: "BlockStatement";
    readonly program?: Program;
    readonly inverse?: Program;
  }

  export interface SubExpression extends HelperCall {
    readonly type: "SubExpression";
  }

  export interface HashPair {
    readonly key: string;
    readonly value: Expression;
    readonly loc: SourceLocation;
  }

  export interface PathExpression {
    readonly type: "PathExpression";
    readonly original: string;
    readonly loc: SourceLocation;
  }

  export type Expression =
    | SubExpression
    | PathExpression
    | {readonly type: "StringLiteral"; readonly value: string; readonly loc: SourceLocation}
    | {readonly type: "NumberLiteral"; readonly value: number; readonly original: number; readonly loc: SourceLocation}
    | {readonly type: "BooleanLiteral"; readonly value: boolean; readonly loc: SourceLocation}
    | {readonly type: "UndefinedLiteral" | "NullLiteral"; readonly loc: SourceLocation};
}
