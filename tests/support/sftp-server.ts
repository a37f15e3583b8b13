import {createHash} from "node:crypto";
import {type AddressInfo, createServer} from "node:net";
import {posix} from "node:path";
import ssh2, {type AuthContext, type Connection, type SFTPWrapper} from "ssh2";

const {Server, utils} = ssh2;
const {STATUS_CODE} = utils.sftp;

export interface RemoteContent {
  content: string;
  modified: number;
}

/** A drop folder on a free port of this machine, kept in memory. */
export interface SftpServer {
  readonly port: number;
  /** The fingerprint of its key. */
  readonly hostKey: string;
  /** By absolute path; a path that ends in / is an empty folder. */
  readonly files: Map<string, RemoteContent>;
  /** The offset of each read, and `move a b`. */
  readonly log: string[];
  /** Breaks the connection off once, when a read begins at or after this offset. */
  breakAt: number | null;
  /** Is waited for before that. */
  beforeBreak: () => Promise<void>;
  /** Called for each listing of a folder. */
  onList: () => void;
  readonly close: () => Promise<void>;
}

export const sftpUser = {name: "projekt", password: "hemmelig-kode-7"} as const;

const rights = {folder: 0o040755, file: 0o100644} as const;

/** @param publicKey the key that lets the user in besides the password */
export async function serveSftp(publicKey?: Buffer): Promise<SftpServer> {
  const pair = utils.generateKeyPairSync("ed25519");
  const files: SftpServer["files"] = new Map();
  const log: string[] = [];
  const connections = new Set<Connection>();
  const speaker = new Server({hostKeys: [pair.private]}, (client) => {
    connections.add(client);
    client.on("error", () => undefined);
    client.on("close", () => connections.delete(client));
    client.on("authentication", (context) => (isAllowed(context, publicKey) ? context.accept() : context.reject()));
    client.on("session", (accept) => {
      accept().on("sftp", (acceptSftp) => answer(acceptSftp(), state, client));
    });
  });
  // Small messages would else wait for each other.
  const server = createServer({noDelay: true}, (socket) => speaker.injectSocket(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const parsed = utils.parseKey(pair.public);
  if (parsed instanceof Error) throw parsed;
  const digest = createHash("sha256").update(parsed.getPublicSSH()).digest("base64");
  const state: SftpServer = {
    port: (server.address() as AddressInfo).port,
    hostKey: `SHA256:${digest.replace(/=+$/, "")}`,
    files,
    log,
    breakAt: null,
    beforeBreak: async () => undefined,
    onList: () => undefined,
    close: async () => {
      for (const client of connections) client.end();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return state;
}

function isAllowed(context: AuthContext, publicKey: Buffer | undefined): boolean {
  if (context.username !== sftpUser.name) return false;
  if (context.method === "password") return context.password === sftpUser.password;
  return context.method === "publickey" && publicKey !== undefined && context.key.data.equals(publicKey);
}

function answer(sftp: SFTPWrapper, server: SftpServer, client: Connection): void {
  const handles = new Map<number, {readonly path: string; isListed: boolean}>();
  let next = 0;
  const open = (request: number, path: string) => {
    handles.set(next, {path: posix.resolve("/", path), isListed: false});
    sftp.handle(request, Buffer.from([next++]));
  };
  const handleOf = (handle: Buffer) => handles.get(handle[0] ?? -1);
  sftp.on("OPENDIR", (request, path) => {
    if (isFolder(server, path)) open(request, path);
    else sftp.status(request, STATUS_CODE.NO_SUCH_FILE);
  });
  sftp.on("READDIR", (request, handle) => {
    const folder = handleOf(handle);
    if (folder === undefined || folder.isListed) return sftp.status(request, STATUS_CODE.EOF);
    folder.isListed = true;
    server.onList();
    const names = [...server.files].filter(([path]) => posix.dirname(path) === folder.path && !path.endsWith("/"));
    const folders = [...server.files.keys()].filter((path) => path.endsWith("/"));
    return sftp.name(request, [
      ...names.map(([path, file]) => ({filename: posix.basename(path), longname: "", attrs: attributes(file)})),
      ...folders.map((path) => ({filename: posix.basename(path), longname: "", attrs: attributes(null)})),
    ]);
  });
  sftp.on("STAT", (request, path) => {
    const file = server.files.get(posix.resolve("/", path));
    if (file === undefined) sftp.status(request, STATUS_CODE.NO_SUCH_FILE);
    else sftp.attrs(request, attributes(file));
  });
  sftp.on("OPEN", (request, path) => {
    if (server.files.has(posix.resolve("/", path))) open(request, path);
    else sftp.status(request, STATUS_CODE.NO_SUCH_FILE);
  });
  sftp.on("READ", (request, handle, offset, length) => {
    const path = handleOf(handle)?.path ?? "";
    const content = Buffer.from(server.files.get(path)?.content ?? "", "latin1");
    if (server.breakAt !== null && offset >= server.breakAt) {
      server.breakAt = null;
      return server.beforeBreak().then(() => client.end());
    }
    if (offset >= content.length) return sftp.status(request, STATUS_CODE.EOF);
    server.log.push(`${posix.basename(path)} ${offset}`);
    return sftp.data(request, content.subarray(offset, offset + length));
  });
  sftp.on("CLOSE", (request, handle) => {
    handles.delete(handle[0] ?? -1);
    sftp.status(request, STATUS_CODE.OK);
  });
  sftp.on("MKDIR", (request, path) => {
    const isThere = isFolder(server, path);
    if (!isThere) server.files.set(`${posix.resolve("/", path)}/`, {content: "", modified: 0});
    sftp.status(request, isThere ? STATUS_CODE.FAILURE : STATUS_CODE.OK);
  });
  sftp.on("RENAME", (request, from, to) => {
    const [source, target] = [posix.resolve("/", from), posix.resolve("/", to)];
    const file = server.files.get(source);
    if (file === undefined || server.files.has(target)) return sftp.status(request, STATUS_CODE.FAILURE);
    server.log.push(`move ${source} ${target}`);
    server.files.delete(source);
    server.files.set(target, file);
    return sftp.status(request, STATUS_CODE.OK);
  });
}

function isFolder({files}: SftpServer, path: string): boolean {
  const folder = posix.resolve("/", path);
  return files.has(`${folder}/`) || [...files.keys()].some((each) => posix.dirname(each) === folder);
}

function attributes(file: RemoteContent | null) {
  const modified = file?.modified ?? 0;
  const mode = file === null ? rights.folder : rights.file;
  return {mode, uid: 0, gid: 0, size: file?.content.length ?? 0, atime: modified, mtime: modified};
}
