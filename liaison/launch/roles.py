"""Which roles does the database have, and what may each of them do?"""

from collections.abc import Iterable

import psycopg
from psycopg import sql

from liaison.launch.addresses import Addresses, database_named, for_database, for_role
from liaison.launch.credentials import Credentials
from liaison.launch.terminal import LaunchError, say

OWNER, APP, BACKUP = "liaison_owner", "liaison_app", "liaison_backup"
# The owner migrates, the app serves and owns nothing, the backup reads the rows of every tenant.
ATTRIBUTES = {
    OWNER: "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS",
    APP: "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS",
    BACKUP: "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION BYPASSRLS",
}
RIGHTS = (
    (APP, "SELECT, INSERT, UPDATE, DELETE ON TABLES"),
    (APP, "USAGE ON SEQUENCES"),
    (BACKUP, "SELECT ON TABLES"),
    (BACKUP, "SELECT ON SEQUENCES"),
)
EXTENSIONS = ("btree_gist",)  # exclusion constraints over a number and a span
DATABASE = "liaison"
MAINTENANCE_DATABASES = {"", "postgres", "template1"}
OLDEST_VERSION = 150000  # UNIQUE NULLS NOT DISTINCT
INSTEAD = "LIAISON_OWNER_URL, LIAISON_APP_URL"

Administrator = psycopg.Connection[tuple[object, ...]]


def prepare(administrator: str, credentials: Credentials) -> Addresses:
    """Make roles, database, extensions and rights where they are missing; the addresses to use them by.

    The database is the one in the administrator's address, or `liaison` where that names none of its own.
    LaunchError where the server is too old or the administrator may not make roles.
    """
    named = database_named(administrator)
    database = DATABASE if named in MAINTENANCE_DATABASES else named
    base = for_database(administrator, database)
    addresses = Addresses(
        owner=for_role(base, OWNER, credentials.owner),
        app=for_role(base, APP, credentials.app),
        backup=for_role(base, BACKUP, credentials.backup),
    )
    with _connect_anywhere(administrator) as connection:
        _refuse_unsuitable(connection)
        make_roles(
            connection, {OWNER: addresses.owner, APP: addresses.app, BACKUP: addresses.backup}, credentials
        )
        make_database(connection, database)
    with _connect(base) as connection:
        _make_schema(connection, database)
    grant_by_default(addresses.owner)
    return addresses


def make_roles(administrator: Administrator, addresses: dict[str, str], credentials: Credentials) -> None:
    """Make the roles that are missing, and give those whose password is another than ours our own."""
    passwords = {OWNER: credentials.owner, APP: credentials.app, BACKUP: credentials.backup}
    present = {row[0] for row in administrator.execute("SELECT rolname FROM pg_roles")}
    for role, attributes in ATTRIBUTES.items():
        if role not in present:
            verb = "CREATE"
        elif not _lets_in(addresses[role]):
            verb = "ALTER"
            say(f"已为数据库角色 {role} 设置新口令。", f"Role {role} has been given a new password.")
        else:
            continue
        administrator.execute(
            sql.SQL("{} ROLE {} {} PASSWORD {}").format(
                sql.SQL(verb),
                sql.Identifier(role),
                sql.SQL(attributes if verb == "CREATE" else "LOGIN"),
                passwords[role],
            )
        )


def make_database(administrator: Administrator, name: str, *, template: str = "template0") -> None:
    """Make the database, owned by the owner's role, from the template, unless it exists."""
    if administrator.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        return
    _join(administrator, OWNER)
    administrator.execute(
        sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {} ENCODING 'UTF8'").format(
            sql.Identifier(name), sql.Identifier(OWNER), sql.Identifier(template)
        )
    )


def _make_schema(administrator: Administrator, database: str) -> None:
    roles = sql.SQL(", ").join(map(sql.Identifier, ATTRIBUTES))
    for extension in EXTENSIONS:
        _execute(administrator, ["CREATE EXTENSION IF NOT EXISTS {name}"], name=sql.Identifier(extension))
    statements = (
        "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {database} TO {roles}",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO {roles}",
        "GRANT CREATE ON SCHEMA public TO {owner}",
    )
    _execute(
        administrator, statements, database=sql.Identifier(database), roles=roles, owner=sql.Identifier(OWNER)
    )


def grant_by_default(owner: str) -> None:
    """Let the app use and the backup read what the owner makes from now on; migrations take more away."""
    with _connect(owner) as connection:
        present = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
        for role, rights in RIGHTS:
            if role in present:  # the administrator of a server may have left out the backup
                statement = f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT {rights} TO {{role}}"
                _execute(connection, [statement], role=sql.Identifier(role))


def _execute(connection: Administrator, statements: Iterable[str], **names: sql.Composable) -> None:
    for statement in statements:
        connection.execute(sql.SQL(statement).format(**names))


def _connect(address: str) -> Administrator:
    try:
        return psycopg.connect(address, autocommit=True, connect_timeout=10)
    except psycopg.OperationalError as error:
        raise LaunchError(
            "无法连接数据库，请检查 DATABASE_URL。", f"Cannot connect to the database: {error}"
        ) from error


def _connect_anywhere(administrator: str) -> Administrator:
    """A connection to the database named, or to `postgres` while the named one does not exist yet."""
    try:
        return _connect(administrator)
    except LaunchError as first:
        try:
            return _connect(for_database(administrator, "postgres"))
        except LaunchError:
            raise first from None


def _lets_in(address: str) -> bool:
    try:
        psycopg.connect(for_database(address, "postgres"), connect_timeout=10).close()
    except psycopg.OperationalError:
        return False
    return True


def _refuse_unsuitable(administrator: Administrator) -> None:
    version = administrator.info.server_version
    if version < OLDEST_VERSION:
        raise LaunchError(
            f"数据库版本过低（{version // 10000}），需要 PostgreSQL 15 以上。",
            f"PostgreSQL {version // 10000} is too old; 15 or later is needed.",
        )
    row = administrator.execute(
        "SELECT rolsuper, rolcreaterole AND rolbypassrls FROM pg_roles WHERE rolname = current_user"
    ).fetchone()
    superuser, makes_roles = row or (False, False)
    if not (superuser or (makes_roles and version >= 160000)):
        raise LaunchError(*_what_to_run(administrator.info.dbname))


def _join(administrator: Administrator, role: str) -> None:
    """Only members of a role may give it a database; a superuser needs no membership."""
    row = administrator.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    if row and not row[0]:
        _execute(administrator, ["GRANT {role} TO CURRENT_USER"], role=sql.Identifier(role))


def _what_to_run(database: str) -> tuple[str, str]:
    """The message with the statements that an administrator has to run by hand."""
    name = DATABASE if database in MAINTENANCE_DATABASES else database
    roles = [f"CREATE ROLE {role} {attributes} PASSWORD '…';" for role, attributes in ATTRIBUTES.items()]
    rest = [
        f"CREATE DATABASE {name} OWNER {OWNER} TEMPLATE template0 ENCODING 'UTF8';",
        f"\\connect {name}",
        *(f"CREATE EXTENSION IF NOT EXISTS {extension};" for extension in EXTENSIONS),
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC;",
        f"GRANT USAGE ON SCHEMA public TO {APP}, {BACKUP};",
        f"GRANT CREATE, USAGE ON SCHEMA public TO {OWNER};",
    ]
    lines = "\n".join(f"  {line}" for line in [*roles, *rest])
    return (
        f"DATABASE_URL 中的用户不能建立角色。请管理员执行下面的语句，再改设 {INSTEAD}：",
        f"The user in DATABASE_URL may not make roles: have these run, then set {INSTEAD} instead:\n{lines}",
    )
