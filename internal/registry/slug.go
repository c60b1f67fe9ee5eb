// SPDX-License-Identifier: EUPL-1.2

package registry

import "strings"

// Lengths of a slug, in bytes, which are its characters.
const (
	shortestSlug = 2
	longestSlug  = 48
)

// Slug says whether s can be a code of ours: small ASCII letters and digits, with single hyphens between them.
// A letter of another script that looks the same is none: two codes that read alike must be alike.
func Slug(s string) bool {
	if len(s) < shortestSlug || len(s) > longestSlug || strings.Contains(s, "--") || s[0] == '-' || s[len(s)-1] == '-' {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}
