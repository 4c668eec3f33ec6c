"""A real WordPress on loopback, for tests: Debian's or another, on PHP's own server and a MariaDB of its own, gone when the test ends."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from live_service import free_port, is_open, wait_until

PLUGIN = Path(__file__).resolve().parents[2] / "integrations" / "wordpress"
ROOT = Path(os.environ.get("CREDSCORE_WORDPRESS", "/usr/share/wordpress"))
PASSWORD = "a password for tests"
PEOPLE = {"chief": "administrator", "writer": "author", "stranger": "author", "reader": "subscriber"}
"""Who has an account, and in which role."""
_LIBRARIES = ("mysqli", "mbstring", "dom")

_CONFIG = """<?php
define( 'DB_NAME', 'desk' );
define( 'DB_USER', 'desk' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:{socket}' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
define( 'WP_HOME', '{url}' );
define( 'WP_SITEURL', '{url}' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'WP_ACCESSIBLE_HOSTS', '127.0.0.1' );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_DEBUG_LOG', '{log}' );
{keys}
$table_prefix = 'wp_';
defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );
require ABSPATH . 'wp-settings.php';
"""
_INSTALL = """<?php
define( 'WP_INSTALLING', true );
require __DIR__ . '/wp-load.php';
function wp_new_blog_notification() {}
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
$given = json_decode( stream_get_contents( STDIN ), true );
wp_install( 'The Skarra Post', 'chief', 'chief@example.org', false, '', $given['password'] );
foreach ( $given['people'] as $name => $role ) {
    if ( ! username_exists( $name ) ) {
        wp_insert_user( array( 'user_login' => $name, 'user_pass' => $given['password'], 'role' => $role,
            'user_email' => "$name@example.org", 'display_name' => ucfirst( $name ) ) );
    }
    update_user_meta( username_exists( $name ), 'wp_persisted_preferences', array(
        'core/edit-post' => array( 'welcomeGuide' => false, 'fullscreenMode' => true ),
        'core' => array( 'welcomeGuide' => false ), '_modified' => gmdate( 'c' ) ) );
}
$wrong = activate_plugin( 'credscore/credscore.php' );
echo is_wp_error( $wrong ) ? $wrong->get_error_message() : $GLOBALS['wp_version'];
"""
_RUN = "<?php require __DIR__ . '/wp-load.php'; eval( stream_get_contents( STDIN ) );"


def missing() -> str:
    """Return what a WordPress needs and this machine lacks, in a sentence; "" where nothing is missing."""
    for program in ("php", "mariadbd", "mariadb-install-db"):
        if _program(program) is None:
            return f"{program} is not installed"
    if not (ROOT / "wp-includes" / "version.php").is_file():
        return "no WordPress is installed; CREDSCORE_WORDPRESS may say where one is"
    loaded = subprocess.run(["php", "-m"], capture_output=True, text=True, check=False).stdout.split()
    lacking = [name for name in _LIBRARIES if name not in loaded]
    return f"PHP lacks {', '.join(lacking)}" if lacking else ""


def _program(name: str) -> str | None:
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/libexec")


@dataclass(frozen=True)
class Site:
    """A WordPress that is running."""

    url: str
    version: str
    folder: Path

    def php(self, code: str) -> str:
        """Return what some PHP prints within WordPress."""
        return _php(self.folder, _RUN, code)

    def settings(self, **settings: str) -> None:
        """Set the plug-in's settings, as its page would: `address` and `key`."""
        self.php(f"delete_option( 'credscore' ); add_option( 'credscore', {_given(settings)} );")

    def draft(self, author: str, title: str, content: str) -> int:
        """Return the number of a new draft."""
        post = {"post_title": title, "post_content": content, "post_status": "draft"}
        made = f"$post = {_given(post)} + array( 'post_author' => get_user_by( 'login', {_quoted(author)} )->ID );"
        return int(self.php(f"{made} echo wp_insert_post( wp_slash( $post ) );"))

    def complaints(self) -> str:
        """Return what PHP had to complain of in the plug-in."""
        return "\n".join(line for line in _php_log(self.folder).splitlines() if "plugins/credscore" in line)


def _given(values: Mapping[str, str]) -> str:
    return f"json_decode( {_quoted(json.dumps(values))}, true )"


def _quoted(words: str) -> str:
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _php_log(folder: Path) -> str:
    log = folder / "complaints.log"
    return log.read_text("utf-8", "replace") if log.exists() else ""


def _php(folder: Path, script: str, given: str) -> str:
    path = folder / "once.php"
    path.write_text(script, encoding="utf-8")
    done = subprocess.run(["php", path], input=given, capture_output=True, text=True, timeout=120, check=False)
    path.unlink()
    assert done.returncode == 0, done.stderr + _php_log(folder)
    return done.stdout


@contextmanager
def wordpress() -> Iterator[Site]:
    """Give a WordPress with the plug-in as it is shipped, and with the accounts of `PEOPLE`."""
    with tempfile.TemporaryDirectory(prefix="credscore-wp-") as made, _database(Path(made)) as socket:
        folder, port = Path(made) / "site", free_port()
        url = f"http://127.0.0.1:{port}"
        shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns("wp-config.php", "languages"))
        _put_plugin(folder / "wp-content" / "plugins" / "credscore")
        names = ("AUTH_KEY", "SECURE_AUTH_KEY", "LOGGED_IN_KEY", "NONCE_KEY")
        salts = (name.replace("KEY", "SALT") for name in names)
        keys = "\n".join(f"define( '{name}', '{name.lower()} of a test' );" for name in (*names, *salts))
        config = _CONFIG.format(socket=socket, url=url, log=folder / "complaints.log", keys=keys)
        (folder / "wp-config.php").write_text(config, encoding="utf-8")
        version = _php(folder, _INSTALL, json.dumps({"password": PASSWORD, "people": PEOPLE}))
        assert version[:1].isdigit(), version
        with _ended(_server(folder, port)):
            assert wait_until(lambda: is_open(port))
            yield Site(url, version, folder)


def _put_plugin(folder: Path) -> None:
    shipped = json.loads((PLUGIN / "package.json").read_text(encoding="utf-8"))["files"]
    folder.mkdir(parents=True)
    for name in shipped:
        source = PLUGIN / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)


def _server(folder: Path, port: int) -> subprocess.Popen[bytes]:
    command = ["php", "-S", f"127.0.0.1:{port}", "-t", str(folder)]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        command, env={**os.environ, "PHP_CLI_SERVER_WORKERS": "4"}, stdout=quiet, stderr=quiet, start_new_session=True
    )


@contextmanager
def _database(folder: Path) -> Iterator[Path]:
    data, socket, first = folder / "data", folder / "db.sock", folder / "first.sql"
    first.write_text("create database desk;\ncreate user desk@localhost;\ngrant all on desk.* to desk@localhost;\n")
    as_root = ["--user=root"] if os.geteuid() == 0 else []
    common = ["--no-defaults", f"--datadir={data}", *as_root]
    install = [_program("mariadb-install-db"), *common, "--auth-root-authentication-method=normal", "--skip-test-db"]
    subprocess.run([str(part) for part in install], check=True, capture_output=True, timeout=120)
    small = ["--innodb-buffer-pool-size=32M", "--innodb-flush-log-at-trx-commit=0", "--skip-networking"]
    command = [_program("mariadbd"), *common, f"--socket={socket}", f"--init-file={first}", *small]
    quiet = subprocess.DEVNULL
    with _ended(
        subprocess.Popen([str(part) for part in command], stdout=quiet, stderr=quiet, start_new_session=True)
    ) as process:
        assert wait_until(lambda: socket.exists() or process.poll() is not None, 60)
        assert process.poll() is None, "MariaDB did not start"
        yield socket


@contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """Give a process that leads a group, and end the group."""
    try:
        yield process
    finally:
        os.killpg(process.pid, 15)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.wait(10)
