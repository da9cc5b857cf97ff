#!/bin/bash
# A CA of your own, and a certificate for each host name, for the way between the processes:
#   deploy/certificates.sh deploy/certificates tandem billing postgres rabbitmq
# Run it again to renew the certificates; the CA stays. Keep ca.key away from the machines.
set -euo pipefail
folder=${1:?name a folder, and then the host names}
shift

umask 077 # others may not enter the folder; what a container is given of it, it can read
mkdir -p "$folder"
cd "$folder"

key=(-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes)
if [ ! -e ca.key ]; then
  openssl req -x509 "${key[@]}" -days 3650 -subj "/CN=Tandem CA" -keyout ca.key -out ca.pem \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign
fi
for name in "$@"; do
  openssl req "${key[@]}" -subj "/CN=$name" -keyout "$name.key" -out "$name.csr"
  openssl x509 -req -in "$name.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days 397 \
    -extfile <(echo "subjectAltName=DNS:$name"; echo extendedKeyUsage=serverAuth) -out "$name.pem"
  rm "$name.csr"
  chmod 644 "$name.key" "$name.pem"
done
chmod 644 ca.pem
