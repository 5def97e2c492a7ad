"""What can be done from the command line? Each command loads what it needs only when it is called."""

import sys
from typing import Annotated

import typer

main = typer.Typer(
    name="liaison", help="对口联系平台 Liaison", no_args_is_help=True, pretty_exceptions_show_locals=False
)
# Everything behind the command's name, --help included, is for the program behind it.
PASS_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}

RECORD_ACTIONS = ("heads", "verify", "prune")
DUTIES_ACTIONS = ("reckon",)


def _show_version(wanted: bool) -> None:  # noqa: FBT001  # the form that typer calls
    if wanted:
        from importlib.metadata import version

        print(f"liaison {version('liaison')}")
        raise typer.Exit


@main.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True)] = False,  # noqa: FBT002
) -> None:
    pass


@main.command()
def run() -> None:
    """启动系统（数据库、网页），按 Ctrl-C 停止。Start everything; Ctrl-C stops it."""
    from liaison.launch.run import run as start

    raise typer.Exit(start())


@main.command(context_settings=PASS_ON)
def read(context: typer.Context) -> None:
    """读对口联系通知，输出结构化数据。Read notices and print what they say."""
    from liaison.read import main as read_notices

    raise typer.Exit(read_notices(context.args))


@main.command(context_settings=PASS_ON)
def manage(context: typer.Context) -> None:
    """执行 Django 管理命令，数据库自动启动。Run a Django command with the database up."""
    from liaison.launch.manage import manage as pass_on

    raise typer.Exit(pass_on(context.args))


@main.command(context_settings=PASS_ON)
def record(
    context: typer.Context, action: Annotated[str, typer.Argument(help="heads | verify | prune")]
) -> None:
    """操作记录：导出链头、核验完整、清理到期。The record: note its heads, verify it, prune it."""
    from liaison.launch.manage import manage as pass_on

    if action not in RECORD_ACTIONS:
        raise typer.BadParameter(" | ".join(RECORD_ACTIONS))
    raise typer.Exit(pass_on([f"record_{action}", *context.args]))


@main.command(context_settings=PASS_ON)
def duties(context: typer.Context, action: Annotated[str, typer.Argument(help="reckon")]) -> None:
    """职责：计算各地区的完成情况。The duties: work out how they stand in every place."""
    from liaison.launch.manage import manage as pass_on

    if action not in DUTIES_ACTIONS:
        raise typer.BadParameter(" | ".join(DUTIES_ACTIONS))
    raise typer.Exit(pass_on([f"duties_{action}", *context.args]))


@main.command()
def database(action: Annotated[str, typer.Argument(help="start | stop | status | url")]) -> None:
    """开发用数据库：启动、停止、状态、连接变量。The database alone, for development."""
    from liaison.launch.manage import DATABASE_ACTIONS, act_on_database

    if action not in DATABASE_ACTIONS:
        raise typer.BadParameter(" | ".join(DATABASE_ACTIONS))
    raise typer.Exit(act_on_database(action))


if __name__ == "__main__":
    sys.exit(main())
