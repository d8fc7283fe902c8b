import { it } from 'vitest';
import { writeFileSync, appendFileSync } from 'node:fs';
import { field, fileOf, toldOf } from './case-ledger.ts';
const OUT = '/tmp/attack/out.txt';
writeFileSync(OUT, '');
const P = 'Email,Name,Status,Last day,Department\n';
const G = 'aws-prod@field.example';
const bom = '\ufeff';
const cases: [string, string, string, any?][] = [
  ['p-semicolon-bom', 'a.csv', `${bom}Email;Name;Status;Last day;Department\r\nalice@field.example;Alice Ng;Active;;IT\r\nbob@field.example;Bob Ro;Ausgeschieden;31.03.2026;IT\r\ncarol@field.example;Carol;Active;;IT\r\n`],
  ['p-dup-header', 'a.csv', P + 'alice@field.example,Alice Ng,Active,,IT\nEmail,Name,Status,Last day,Department\nbob@field.example,Bob Ro,Active,,IT\n'],
  ['p-total', 'a.csv', P + 'alice@field.example,Alice Ng,Active,,IT\nbob@field.example,Bob,Active,,IT\nTotal,2,,,\n'],
  ['p-title-row', 'a.csv', 'Staff list December,,,,\n,,,,\n' + P + 'alice@field.example,Alice Ng,Active,,IT\nbob@field.example,Bob,Active,,IT\ncarol@field.example,C,Active,,IT\n'],
  ['p-ambig-date', 'a.csv', P + 'alice@field.example,Alice Ng,Active,04/05/2026,IT\nbob@field.example,Bob,Active,,IT\ncarol@field.example,C,Active,,IT\n'],
  ['p-mdy', 'a.csv', P + 'alice@field.example,Alice Ng,Active,03/31/2026,IT\nbob@field.example,Bob,Active,04/05/2026,IT\ncarol@field.example,C,Active,,IT\n'],
  ['p-24h', 'a.csv', P + 'alice@field.example,Alice Ng,Active,2026-03-31T24:00:00Z,IT\nbob@field.example,Bob,Active,2026-03-31T23:59:59-11:00,IT\ncarol@field.example,C,Active,31.03.26,IT\n'],
  ['p-excel-serial', 'a.csv', P + 'alice@field.example,Alice Ng,Active,46112,IT\nbob@field.example,Bob,Active,,IT\ncarol@field.example,C,Active,,IT\n'],
  ['p-feb30', 'a.csv', P + 'alice@field.example,Alice Ng,Active,2026-02-30,IT\nbob@field.example,Bob,Active,00.00.0000,IT\ncarol@field.example,C,Active,-,IT\n'],
  ['p-month-lang', 'a.csv', P + 'alice@field.example,Alice Ng,Active,31 mars 2026,IT\nbob@field.example,Bob,Active,31. März 2026,IT\ncarol@field.example,C,Active,31-mrt-2026,IT\n'],
  ['p-inactive-words', 'a.csv', P + ['Deprovisioned','Suspended','Staged','On leave','Gekündigt','Ausgetreten','Parti','Ехал','退職','Retired','N/A','-','Deceased','Cessato','Uit dienst','Demitido'].map((w,i)=>`w${i}@field.example,W${i},${w},,IT`).join('\n') + '\n'],
  ['p-nbsp-fullwidth', 'a.csv', P + '\u00a0alice@field.example\u00a0,Alice Ng,Active,,IT\nｂｏｂ@field.example,Bob,Active,,IT\n\u200fcarol@field.example\u200f,C,Active,,IT\n'],
  ['p-turkish', 'a.csv', P + 'ALİCE@field.example,Alice,Active,,IT\nBOB@FIELD.EXAMPLE,Bob,Active,,IT\ncarol@fıeld.example,C,Active,,IT\n'],
  ['p-mailto', 'a.csv', P + 'mailto:alice@field.example,Alice,Active,,IT\n"Bob Ro <bob@field.example>",Bob,Active,,IT\n"carol@field.example; c2@field.example",C,Active,,IT\n'],
  ['p-emoji', 'a.csv', P + 'alice@field.example,Alice 🌻,✅,,IT\nbob@field.example,Bob,❌,,IT\ncarol@field.example,C,🟢,,IT\n'],
  ['p-quoted-nl', 'a.csv', 'Email,"Name\n(full)",Status,Department\nalice@field.example,"Ng,\nAlice",Active,IT\nbob@field.example,Bob,Active,IT\ncarol@field.example,C,Active,IT\n'],
  ['p-service', 'a.csv', P + 'alice@field.example,Alice Ng,Active,,IT\nbob@field.example,Bob,Active,,IT\ncarol@field.example,C,Active,,IT\nnoreply@field.example,Noreply,Active,,Service accounts\nsvc-backup@field.example,svc-backup,Active,,Service\n'],
  ['p-inactive-bool', 'a.csv', 'Email,Name,Department,Active\nalice@field.example,A,IT,VERDADERO\nbob@field.example,B,IT,ЛОЖЬ\ncarol@field.example,C,IT,да\n'],
  ['p-terminated-bool', 'a.csv', 'Email,Name,Department,Terminated\nalice@field.example,A,IT,No\nbob@field.example,B,IT,Yes\ncarol@field.example,C,IT,No\n'],
  ['p-employee-type', 'a.csv', 'Email,Name,Employee type,Employee status\nalice@field.example,A,Contractor,Active\nbob@field.example,B,FTE,Terminated\ncarol@field.example,C,FTE,Leave\n'],
  ['p-workday', 'a.csv', 'Work Email,Worker,Worker Status,Termination Date,Manager\nalice@field.example,A,Active,,Bob Ro\nbob@field.example,B (Terminated),Terminated,2026-03-31,Carol\ncarol@field.example,C,On Leave,,\n'],
  ['p-empty-status-left-heading', 'a.csv', 'Leavers Q1,,\nEmail,Name,Last day\nbob@field.example,Bob,31.03.2026\n'],
  ['okta-csv', 'a.csv', 'user.id,user.login,user.email,user.firstName,user.lastName,user.status,user.lastLogin\n1,alice@field.example,alice@field.example,Alice,Ng,ACTIVE,2026-11-01\n2,bob@field.example,bob@field.example,Bob,Ro,DEPROVISIONED,\n'],
  ['okta-csv2', 'a.csv', 'login,email,firstName,lastName,status\nalice@field.example,alice@field.example,Alice,Ng,ACTIVE\nbob@field.example,bob@field.example,Bob,Ro,DEPROVISIONED\n'],
  ['okta-csv3', 'a.csv', 'User,Username,Primary email,Status,Last login\nAlice Ng,alice@field.example,alice@field.example,Active,2026-11-01\nBob Ro,bob@field.example,bob@field.example,Deactivated,\n'],
  ['google-csv', 'a.csv', 'First Name [Required],Last Name [Required],Email Address [Required],Status [READ ONLY],Last Sign In [READ ONLY],Org Unit Path [Required]\nAlice,Ng,alice@field.example,Active,2026/11/01,/\nBob,Ro,bob@field.example,Suspended,Never logged in,/\n'],
  ['google-csv-de', 'a.csv', 'Vorname [Erforderlich],Nachname [Erforderlich],E-Mail-Adresse [Erforderlich],Status [SCHREIBGESCHÜTZT]\nAlice,Ng,alice@field.example,Aktiv\nBob,Ro,bob@field.example,Gesperrt\n'],
  ['az-user', 'a.json', JSON.stringify([{businessPhones:[],displayName:'Alice Ng',givenName:'Alice',id:'1',jobTitle:null,mail:'alice@field.example',mobilePhone:null,surname:'Ng',userPrincipalName:'alice@field.example'}])],
  ['mguser', 'a.json', JSON.stringify([{AccountEnabled:false,DisplayName:'Bob',Id:'1',Mail:'bob@field.example',UserPrincipalName:'bob@field.example',GivenName:'B'}])],
  ['mguser-one', 'a.json', JSON.stringify({AccountEnabled:null,DisplayName:'Bob',Id:'1',Mail:'bob@field.example',UserPrincipalName:'bob@field.example',GivenName:'B'})],
  ['aduser', 'a.json', JSON.stringify([{DistinguishedName:'CN=Bob',Enabled:false,GivenName:'B',Name:'Bob Ro',ObjectClass:'user',SamAccountName:'bob',SID:{},Surname:'Ro',UserPrincipalName:'bob@field.example'}])],
  ['aduser-csv', 'a.csv', '#TYPE Microsoft.ActiveDirectory.Management.ADUser\r\n"DistinguishedName","Enabled","GivenName","Name","ObjectClass","SamAccountName","Surname","UserPrincipalName"\r\n"CN=Bob","Falsch","B","Bob Ro","user","bob","Ro","bob@field.example"\r\n'],
  ['adgroupmember-csv', 'a.csv', '"distinguishedName","name","objectClass","objectGUID","SamAccountName","SID"\r\n"CN=Bob","Bob Ro","user","x","bob","S-1"\r\n', { for: G }],
  ['gh-members', 'a.json', JSON.stringify([{login:'octo',id:1,type:'User',site_admin:false}])],
  ['op-users', 'a.json', JSON.stringify([{id:'1',name:'Alice Ng',email:'alice@field.example',type:'MEMBER',state:'ACTIVE'},{id:'2',name:'Guest',email:'g@x.example',type:'GUEST',state:'ACTIVE'}])],
  ['exo-json', 'a.json', JSON.stringify([{PrimarySmtpAddress:'alice@field.example',DisplayName:'Alice Ng',RecipientType:'UserMailbox',RecipientTypeDetails:'UserMailbox'},{PrimarySmtpAddress:'s@field.example',DisplayName:'Shared',RecipientType:'UserMailbox',RecipientTypeDetails:'SharedMailbox'}]), { for: G }],
  ['exo-type-only', 'a.csv', '"DisplayName","PrimarySmtpAddress","RecipientType"\r\n"Alice","alice@field.example","UserMailbox"\r\n"X","x@field.example","Quux"\r\n', { for: G }],
  ['exo-no-type', 'a.csv', '"DisplayName","PrimarySmtpAddress"\r\n"Alice","alice@field.example"\r\n', { for: G }],
  ['gam-unknown-type', 'a.csv', `group,type,role,id,status,email\n${G},USER,MEMBER,1,ACTIVE,alice@field.example\n${G},CHROMEOS,MEMBER,2,ACTIVE,zed@field.example\n`],
  ['gam-no-type', 'a.csv', `group,role,email\n${G},MEMBER,alice@field.example\n${G},OWNER,bob@field.example\n`],
  ['gam-derived', 'a.csv', `group,type,role,id,status,email\n${G},USER,MEMBER,1,ACTIVE,alice@field.example\n${G},GROUP,MEMBER,2,,sub@field.example\n${G},USER,,3,ACTIVE,bob@field.example\n`],
  ['gam-excel-semi', 'a.csv', `${bom}group;type;role;id;status;email\r\n${G};USER;MEMBER;1;ACTIVE;alice@field.example\r\n`],
  ['gam-customer', 'a.csv', `group,type,role,id,status,email\n${G},CUSTOMER,MEMBER,1,,\n`],
  ['gam-dup-header', 'a.csv', `group,type,role,id,status,email\n${G},USER,MEMBER,1,ACTIVE,alice@field.example\ngroup,type,role,id,status,email\n${G},USER,MEMBER,1,ACTIVE,bob@field.example\n`],
  ['graph-nested', 'a.json', JSON.stringify({value:[{'@odata.type':'#microsoft.graph.user',id:'1',displayName:'A',mail:'alice@field.example',userPrincipalName:'alice@field.example'},{'@odata.type':'#microsoft.graph.orgContact',id:'2',displayName:'C',mail:'c@x.example'},{'@odata.type':'#microsoft.graph.administrativeUnit',id:'3',displayName:'AU'}]}), { for: G }],
  ['graph-guest', 'a.json', JSON.stringify({value:[{'@odata.type':'#microsoft.graph.user',id:'1',displayName:'A',mail:null,userPrincipalName:'alice_x.example#EXT#@field.onmicrosoft.com'}]}), { for: G }],
  ['entra-csv', 'a.csv', `id,userPrincipalName,displayName,objectType,userType,isUser,isGroup,isGuest\n1,alice@field.example,Alice Ng,User,Member,True,False,False\n2,,Ops,Group,,False,True,False\n3,svc,Svc,ServicePrincipal,,False,False,False\n`, { for: G }],
  ['entra-de', 'a.csv', `id,userPrincipalName,displayName,objectType,userType,isUser,isGroup,isGuest\n1,alice@field.example,Alice Ng,Benutzer,Mitglied,WAHR,FALSCH,FALSCH\n2,,Ops,Gruppe,,FALSCH,WAHR,FALSCH\n`, { for: G }],
  ['ggroups', 'a.csv', `Members for group aws-prod\nEmail address,Nickname,Group status,Email status,Email preference,Posting permissions,Join year\nalice@field.example,Alice,member,,email,allowed,2020\nbob@field.example,Bob,pending,,email,allowed,2020\n`, { for: G }],
  ['ggroups-de', 'a.csv', `Mitglieder der Gruppe aws-prod\nE-Mail-Adresse,Spitzname,Gruppenstatus,E-Mail-Status,E-Mail-Einstellung\nalice@field.example,Alice,Mitglied,,E-Mail\n`, { for: G }],
  ['gadmin-derived', 'a.csv', `Group Email [Required],Member Email,Member Type,Member Role\n${G},alice@field.example,USER,MEMBER\n${G},sub@field.example,GROUP,MEMBER\n${G},q@field.example,GRUPPE,MITGLIED\n`],
  ['gadmin-de', 'a.csv', `Gruppen-E-Mail-Adresse [Erforderlich],E-Mail-Adresse des Mitglieds,Mitgliedstyp,Mitgliedsrolle\n${G},alice@field.example,USER,MEMBER\n`],
  ['ldif', 'a.ldif', 'dn: uid=alice,ou=people,dc=field,dc=example\nobjectClass: inetOrgPerson\nmail: alice@field.example\ncn: Alice Ng\n'],
  ['bw-fullwidth-none', 'a.csv', 'Email,Name,Two-Step Login,Account Recovery,Group,Collection,Collection Permission,Total Items\nalice@field.example,A,On,Off,n/a,AWS root,View items,1\nbob@field.example,B,On,Off,—,—,—,0\ncarol@field.example,C,On,Off,None,None,None,0\n'],
  ['bw-hidden', 'a.csv', 'Email,Name,Two-Step Login,Account Recovery,Group,Collection,Collection Permission,Total Items\nalice@field.example,A,On,Off,-,AWS root,"View items, hidden passwords",1\nbob@field.example,B,On,Off,-,AWS root,Can view except passwords,1\ncarol@field.example,C,On,Off,-,AWS root,Manage shared folder,1\n'],
  ['accts-de-excel', 'a.csv', 'Konto-ID;Kontoname;E-Mail;Status\r\n200000000002;prod;aws-prod@field.example;ACTIVE\r\n30000000003;dev;aws-dev@field.example;ACTIVE\r\n'],
  ['accts-sci', 'a.csv', 'Account ID,Account name,Email,Status\n2E+11,prod,aws-prod@field.example,ACTIVE\n1.00E+11,mgmt,aws-mgmt@field.example,ACTIVE\n'],
  ['accts-hyphen', 'a.csv', 'Account ID,Account name,Email,Status\n2000-0000-0002,prod,aws-prod@field.example,SUSPENDED\n'],
  ['lp-users', 'a.csv', 'Email,Name,Created,Last Login,Last login user agent,MFA,Sites,Admin,Disabled\nalice@field.example,A,2020,2026,x,,3,No,No\nbob@field.example,B,2020,2026,x,,3,No,Yes\n'],
  ['slack-de', 'a.csv', 'username,email,status,billing-active,has-2fa,has-sso,userid,fullname,displayname,expiration-timestamp\nalice,alice@field.example,Member,1,1,0,U1,Alice,al,\n'],
  ['jira', 'a.csv', 'User id,User name,email,User status,Added to org,Org role,Last seen in Jira\n1,Alice,alice@field.example,Active,2020-01-01,User,2026\n'],
  ['zoom', 'a.csv', 'Email,First Name,Last Name,Department,Manager,User Group,License,Status\nalice@field.example,A,N,IT,,,Licensed,Active\n'],
  ['m365-groups', 'a.csv', 'Group name,Group primary email,Owners,Members\nOps,ops@field.example,Alice,Bob\n'],
  ['yubikeys', 'a.csv', 'Serial,Assigned to,Email,Status\n1,Alice,alice@field.example,Active\n'],
  ['contractors', 'a.csv', 'Email,Name,Company,Contract end date\nzed@agency.example,Zed,Agency,2026-12-31\n'],
  ['newsletter', 'a.csv', 'Email,First name,Last name,Company,Phone\nzed@agency.example,Zed,Z,Agency,1\n'],
  ['on-call', 'a.csv', 'Email,Name,Position,Team\nalice@field.example,Alice,1,Ops\n'],
  ['cred-partial', 'a.csv', 'user,arn,user_creation_time,password_enabled,mfa_active,access_key_1_active,access_key_2_active,cert_1_active,cert_2_active\n<root_account>,arn:aws:iam::200000000002:root,2020-01-01T00:00:00+00:00,not_supported,ИСТИНА,ЛОЖЬ,ЛОЖЬ,ЛОЖЬ,\n'],
];
for (const [name, file, text, options] of cases)
  it(name, async () => {
    const ledger = await field();
    let line = `## ${name}: `;
    try {
      const before = JSON.stringify(ledger.document().people);
      const [told] = await ledger.apply(fileOf(file, text), options ?? {});
      const t = told as any;
      line += `${t.kind} rows=${t.rows} m=${t.matched} new=${t.added ?? t.new} ch=${t.changed} gone=${t.gone} fail=${t.failure ?? ''} complete=${t.complete}\n`;
      line += toldOf(told).split('\n').map((l) => '   > ' + l.slice(0, 170)).join('\n') + '\n';
      const people = ledger.document().people ?? [];
      if (JSON.stringify(people) !== before) line += '   people: ' + people.map((p: any) => `${p.email}|${p.name}|${p.status}|${p.lastDay ?? ''}|${p.outside ?? p.affiliation ?? ''}`).join(' ; ') + '\n';
      if (options?.for || name.startsWith('g')) { const g: any = ledger.group(G); if (g) line += `   group: ${ledger.members(G).join(' ')} complete=${g.complete}\n`; }
      for (const v of ledger.vaults()) line += `   vault ${v}: ${ledger.access(v).join(', ')} complete=${(ledger.vault(v) as any).complete}\n`;
    } catch (e) { line += 'THROWN ' + (e as Error).message.slice(0, 200) + '\n'; }
    appendFileSync(OUT, line);
  });
