"""Makes what opens a store cheap, so that tests wait for what stores do and not for scrypt, once it was shown to work.

The forms are those of restic's documentation (References, Design, “Keys, Encryption and MAC”) and of
age-encryption.org/v1.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.poly1305 import Poly1305
from pydantic import SecretStr

from backups.stores.sealing import KEY, opened
from tests.backups.stores.making import PASSWORD

ROUNDS, BLOCKS = 2, 8
"""The least of scrypt: its N and r; p is 1."""
NONCE, MAC = 16, 16
AGE = "age-encryption.org/v1"


def cheapen(folder: Path, password: SecretStr = PASSWORD) -> None:
    """All stores below a folder: the same password opens the same store, at once. Each has one key."""
    secret = password.get_secret_value().encode()
    for keys in folder.rglob("keys"):
        if (keys.parent / "config").is_file():
            _cheap_repository(keys, secret)
    for path in folder.rglob(KEY):
        identity = opened(path.read_bytes(), password, str(path))
        path.write_bytes(_sealed_age(f"{identity}\n".encode(), secret))


def _scrypt(
    password: bytes, salt: bytes, length: int, *, rounds: int = ROUNDS, blocks: int = BLOCKS, times: int = 1
) -> bytes:
    most = 256 * blocks * (rounds + times) + (1 << 20)
    return hashlib.scrypt(password, salt=salt, n=rounds, r=blocks, p=times, dklen=length, maxmem=most)


def _cheap_repository(keys: Path, password: bytes) -> None:
    (old,) = keys.iterdir()
    said = json.loads(old.read_bytes())
    salt, data = base64.b64decode(said["salt"]), base64.b64decode(said["data"])
    plain = _opened_restic(_scrypt(password, salt, 64, rounds=said["N"], blocks=said["r"], times=said["p"]), data)
    said |= {"N": ROUNDS, "r": BLOCKS, "p": 1}
    said["data"] = base64.b64encode(_sealed_restic(_scrypt(password, salt, 64), plain)).decode()
    content = json.dumps(said).encode()
    keys.chmod(0o700)
    (keys / hashlib.sha256(content).hexdigest()).write_bytes(content)
    old.unlink()


def _opened_restic(key: bytes, data: bytes) -> bytes:
    """`key`: 32 bytes for AES-256, then the two halves of one for Poly1305-AES."""
    nonce, content, mac = data[:NONCE], data[NONCE:-MAC], data[-MAC:]
    Poly1305.verify_tag(_once(key, nonce), content, mac)
    return Cipher(algorithms.AES(key[:32]), modes.CTR(nonce)).decryptor().update(content)


def _sealed_restic(key: bytes, plain: bytes) -> bytes:
    nonce = os.urandom(NONCE)
    content = Cipher(algorithms.AES(key[:32]), modes.CTR(nonce)).encryptor().update(plain)
    return nonce + content + Poly1305.generate_tag(_once(key, nonce), content)


def _once(key: bytes, nonce: bytes) -> bytes:
    """The key of Poly1305 for one message: `r`, and the nonce as AES-128 encrypts it."""
    return key[48:64] + Cipher(algorithms.AES(key[32:48]), modes.ECB()).encryptor().update(nonce)


def _sealed_age(plain: bytes, password: bytes) -> bytes:
    """A small file of age for one password: a header with the wrapped key of the file, and one block."""
    file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapping = _scrypt(password, f"{AGE}/scrypt".encode() + salt, 32)
    wrapped = ChaCha20Poly1305(wrapping).encrypt(bytes(12), file_key, None)
    header = f"{AGE}\n-> scrypt {_text(salt)} {ROUNDS.bit_length() - 1}\n{_text(wrapped)}\n---"
    mac = hmac.digest(_derived(file_key, b"", b"header"), header.encode(), "sha256")
    block = ChaCha20Poly1305(_derived(file_key, nonce, b"payload")).encrypt(bytes(11) + b"\x01", plain, None)
    return f"{header} {_text(mac)}\n".encode() + nonce + block


def _derived(key: bytes, salt: bytes, what: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, what).derive(key)


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode().rstrip("=")
