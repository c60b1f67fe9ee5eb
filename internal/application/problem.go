// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
)

// Error is something in an application that blocks review and submission. The limit fills the gap in its sentence, if it has one.
func Error(pointer, code string, limit ...bilingual.Words) fault.Fault {
	return fault.At(pointer, code, Words(code, limit...))
}

// Warning is something worth a look, which blocks nothing.
func Warning(pointer, code string, limit ...bilingual.Words) fault.Fault {
	return fault.Fault{Pointer: pointer, Code: code, Severity: fault.Warning, Words: Words(code, limit...)}
}

// Words say of a code what is wrong and what to do, with its gap filled.
func Words(code string, limit ...bilingual.Words) bilingual.Words {
	return sentences[code].With(limit...)
}

// count is a limit that is a number.
func count(n int) bilingual.Words { return bilingual.Plain(strconv.Itoa(n)) }

// figure is an amount or a rate.
func figure(x interface {
	Belgian() string
	English() string
}) bilingual.Words {
	return bilingual.Words{x.Belgian(), x.English()}
}

// Codes lists every code that something in an application can have.
func Codes() []string {
	codes := make([]string, 0, len(sentences))
	for code := range sentences {
		codes = append(codes, code)
	}
	return codes
}
