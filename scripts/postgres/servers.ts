/**
 * PostgreSQL servers for tests and benchmarks: made in a folder, started on free ports, and gone with the folder. They trust
 * nothing to the disk (fsync is off) and hold invented data only.
 */
import {spawnSync} from "node:child_process";
import {randomBytes} from "node:crypto";
import {
  appendFileSync,
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import {createServer} from "node:net";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";

const tls = fileURLToPath(new URL("tls", import.meta.url));

/** Signed the certificate `localhost` of the servers. */
export const testAuthority = join(tls, "ca.pem");
/** Signed nothing. */
export const strangeAuthority = join(tls, "other-ca.pem");

/** Whom the servers run as: they refuse to be root. */
interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The folder with the programs of a server.
 * @returns null when none is installed
 */
export function serverPrograms(): string | null {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, "bin")), ...(process.env.PATH ?? "").split(":")];
  return folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "pg_ctl"))) ?? null;
}

/**
 * Starts servers with data of their own.
 * @param folder an empty one, whose path is short: sockets stand in it
 * @returns the URL of each server's superuser; TLS is on, with the certificate that `testAuthority` signed
 */
export async function startServers(folder: string, count: number): Promise<string[]> {
  const programs = serverPrograms();
  if (programs === null) throw new Error("PostgreSQL is not installed");
  const account = serverAccount();
  own(folder, account);
  const password = randomBytes(12).toString("hex");
  const first = join(folder, "data0");
  initialise(programs, first, password, account);
  for (let index = 1; index < count; index++) {
    must(spawnSync("cp", ["-R", first, join(folder, `data${index}`)], {...account, cwd: "/"}));
  }
  const urls: string[] = [];
  for (let index = 0; index < count; index++) {
    const port = await start(programs, join(folder, `data${index}`), account);
    urls.push(`postgresql://postgres:${password}@localhost:${port}/postgres`);
  }
  return urls;
}

/** Ends a server as a loss of power does. @param folder the one that `startServers` was given */
export function killServer(folder: string, index: number): void {
  control(folder, index, ["stop", "-m", "immediate", "-w"]);
}

/** Starts a server again that was killed, on the port that it had. */
export function reviveServer(folder: string, index: number): void {
  control(folder, index, ["start", "-l", join(folder, `data${index}`, "server.log"), "-w", "-t", "30"]);
}

function control(folder: string, index: number, command: readonly string[]): void {
  const programs = serverPrograms();
  if (programs === null) throw new Error("PostgreSQL is not installed");
  const options = {...serverAccount(), cwd: "/", stdio: "ignore"} as const;
  const data = join(folder, `data${index}`);
  const {status} = spawnSync(join(programs, "pg_ctl"), [...command, "-D", data], options);
  if (status !== 0) throw new Error(`The server does not ${command[0]}`);
}

/** Stops the servers of a folder, or of the folders in it, at once, and removes it. */
export function stopServers(folder: string): void {
  const programs = serverPrograms();
  const running = existsSync(folder) ? globSync(["data*/postmaster.pid", "*/data*/postmaster.pid"], {cwd: folder}) : [];
  for (const file of running) {
    if (programs === null) break;
    const stop = ["stop", "-D", dirname(join(folder, file)), "-m", "immediate", "-w"];
    spawnSync(join(programs, "pg_ctl"), stop, {...serverAccount(), cwd: "/"});
  }
  rmSync(folder, {recursive: true, force: true, maxRetries: 3});
}

function initialise(programs: string, data: string, password: string, account: Account | undefined): void {
  const file = `${data}.password`;
  writeFileSync(file, password, {mode: 0o600});
  own(file, account);
  const wanted = ["-U", "postgres", "--auth=scram-sha-256", "-E", "UTF8", "--no-sync"];
  // Danish letters sort in their own way, which must make no difference to any count.
  const danish = ["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=da"];
  const make = (locale: readonly string[]) =>
    spawnSync(join(programs, "initdb"), ["-D", data, "--pwfile", file, ...wanted, ...locale], {...account, cwd: "/"});
  if (make(danish).status !== 0) {
    rmSync(data, {recursive: true, force: true});
    must(make(["--locale=C"]));
  }
  rmSync(file);
}

async function start(programs: string, data: string, account: Account | undefined): Promise<number> {
  for (const name of ["server.pem", "server.key"]) {
    const file = join(data, name);
    copyFileSync(join(tls, name), file);
    chmodSync(file, 0o600);
    own(file, account);
  }
  for (let attempt = 0; ; attempt++) {
    const port = await freePort();
    appendFileSync(join(data, "postgresql.conf"), settings(data, port));
    const log = join(data, "server.log");
    const started = spawnSync(join(programs, "pg_ctl"), ["start", "-D", data, "-l", log, "-w", "-t", "30"], {
      ...account,
      cwd: "/",
      stdio: "ignore",
    });
    if (started.status === 0) return port;
    if (attempt === 4) throw new Error("PostgreSQL did not start");
  }
}

function settings(data: string, port: number): string {
  return `
port = ${port}
listen_addresses = 'localhost'
unix_socket_directories = '${join(data, "..")}'
ssl = on
ssl_cert_file = 'server.pem'
ssl_key_file = 'server.key'
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
shared_buffers = 64MB
max_connections = 60
`;
}

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "localhost", () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === "object" ? address.port : 0));
    });
  });
}

/** Undefined where nobody has to be found, as this user is not root. */
function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((option) => spawnSync("id", [option, name], {encoding: "utf8"}).stdout.trim());
    if (uid && gid) return {uid: Number(uid), gid: Number(gid)};
  }
  throw new Error("There is no user that a server could run as: it refuses to be root");
}

function own(path: string, account: Account | undefined): void {
  mkdirSync(join(path, ".."), {recursive: true});
  if (account !== undefined) chownSync(path, account.uid, account.gid);
}

function must(result: ReturnType<typeof spawnSync>): void {
  if (result.status !== 0) throw new Error(String(result.stderr).trim() || "A program of PostgreSQL failed");
}
