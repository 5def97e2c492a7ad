"""How is the address of a database written, and how is it changed for another role or database?"""

from dataclasses import dataclass
from urllib.parse import quote, unquote, urlencode, urlsplit, urlunsplit

from liaison.launch.terminal import LaunchError

SCHEMES = {"postgresql", "postgres"}


@dataclass(frozen=True)
class Addresses:
    """Where the product finds its database: as who it migrates, serves and backs up."""

    owner: str
    app: str
    backup: str = ""

    def environment(self) -> dict[str, str]:
        """The variables that the settings read."""
        named = {
            "LIAISON_OWNER_URL": self.owner,
            "LIAISON_APP_URL": self.app,
            "LIAISON_BACKUP_URL": self.backup,
        }
        return {name: address for name, address in named.items() if address}


def socket_address(folder: str, *, role: str, password: str, database: str) -> str:
    """The address of a database reached through the socket in the folder."""
    login = f"{quote(role, safe='')}:{quote(password, safe='')}"
    return f"postgresql://{login}@/{quote(database, safe='')}?{urlencode({'host': folder}, quote_via=quote)}"


def database_named(address: str) -> str:
    """The database that the address names, empty where it names none. LaunchError for another kind."""
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES:
        raise LaunchError(
            "DATABASE_URL 应写作 postgresql://用户:口令@主机:端口/数据库",
            "DATABASE_URL must read postgresql://user:password@host:port/database",
        )
    return unquote(parts.path.lstrip("/"))


def for_database(address: str, database: str) -> str:
    """The same server and role, another database."""
    return urlunsplit(urlsplit(address)._replace(scheme="postgresql", path=f"/{quote(database, safe='')}"))


def for_role(address: str, role: str, password: str) -> str:
    """The same server and database, another role."""
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2]
    login = f"{quote(role, safe='')}:{quote(password, safe='')}"
    # A user in the query would win over the one before the host.
    query = "&".join(pair for pair in parts.query.split("&") if not pair.startswith(("user=", "password=")))
    return urlunsplit(parts._replace(scheme="postgresql", netloc=f"{login}@{host}", query=query))
